// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "evidence/SessionPictures.h"
#include "evidence_viewer/Watermark.h"

#include <QDialog>

#include <functional>

class BlurCountdown;
class PictureCard;
class PictureTools;
class QHBoxLayout;
class ValueLabel;

/// The open session's pictures side by side. A window of its own over the desk, since they need room and stay
/// beside the detail they belong to; never modal, so that the desk behind can mask, lock and go on at any
/// time. It closes with its session, and what it showed is dropped with it.
///
/// Pictures that are shown are blurred again once nobody has used a key or the pointer in this window for as
/// long as a revealed value stays.
///
/// S shows one alone, or all again; Tab goes from one to the next; the rest of the keys is PictureView's.
class PictureViewer : public QDialog {
    Q_OBJECT
public:
    /// The watermark's time is worked out by `now`, in unix seconds.
    PictureViewer(SessionPictures& pictures, const std::optional<VerificationReport>& report,
                  const QString& operatorName, std::function<std::int64_t()> now, QWidget* parent = nullptr);
    ~PictureViewer() override;

    const QList<PictureCard*>& cards() const { return m_cards; }
    BlurCountdown& countdown() const { return *m_countdown; }

Q_SIGNALS:
    void copyRequested(const QString& requestId);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void follow();
    void placeCards();
    void offerKeyboard(PictureCard* card);
    void choose(PictureCard* card);
    void setAlone(bool alone);
    void count();
    void showTimeLeft();
    void blurAll();

    SessionPictures& m_pictures;
    std::optional<VerificationReport> m_report;
    QString m_operatorName;
    std::function<std::int64_t()> m_now;
    SessionId m_session;
    bool m_isAlone = false;
    PictureCard* m_chosen = nullptr;
    QList<PictureCard*> m_cards;
    BlurCountdown* m_countdown;
    PictureTools* m_tools;
    ValueLabel* m_note;
    QHBoxLayout* m_row;
};
