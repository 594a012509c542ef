// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "evidence/SessionPictures.h"
#include "evidence_viewer/PictureDecoding.h"
#include "evidence_viewer/PictureView.h"

class ErrorNotice;
class LinkButton;
class QStackedLayout;
class ValueLabel;

/// One of the session's pictures with its name: the picture itself, or where it is on its way to here, or why
/// it does not come and what to do about it.
class PictureCard : public QWidget {
    Q_OBJECT
public:
    /// `details` stand beside the name.
    PictureCard(SessionPictures& pictures, PictureKind kind, const QString& details,
                std::function<Watermark()> mark, QWidget* parent = nullptr);

    PictureView& view() const { return *m_view; }
    PictureKind kind() const { return m_kind; }
    /// Until a picture that is shown is blurred again.
    void setSecondsLeft(int seconds);

Q_SIGNALS:
    void copyRequested(const QString& requestId);

private:
    QWidget* head(const QString& details);
    QWidget* messagePage();
    void refresh();
    void showPicture(const ReadPicture& picture);
    void say(const QString& sentence, const QString& link = {});
    void tellShown(bool shown);

    SessionPictures& m_pictures;
    PictureKind m_kind;
    PictureDecoding m_decoding;
    ValueLabel* m_timeLeft;
    LinkButton* m_toggle;
    ValueLabel* m_sentence;
    LinkButton* m_again;
    ErrorNotice* m_failure;
    PictureView* m_view;
    QStackedLayout* m_pages;
};
