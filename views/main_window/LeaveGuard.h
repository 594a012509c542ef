// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "main_window/DeskParts.h"

#include <QObject>
#include <QPointer>

#include <functional>

class LeaveDialog;
class NotesSection;
class QWidget;

/// Between the wish to close the window or to change the key and its fulfilment: asks while an action is
/// under way, its outcome is not known, or a note is not saved. Nothing of these ends in silence.
class LeaveGuard : public QObject {
    Q_OBJECT
public:
    enum class Way { CloseWindow, ChangeKey };

    LeaveGuard(const DeskParts& parts, NotesSection& notes, QWidget* window);

    bool mayLeave() const;
    /// Calls `go` at once when nothing is open, or when the reviewer has decided, or when all is finished.
    void leave(Way way, const std::function<void()>& go);

private:
    void refresh();
    void finishAll();
    QStringList openThings() const;
    QString consequence() const;

    DeskParts m_parts;
    NotesSection& m_notes;
    QWidget* m_window;
    QPointer<LeaveDialog> m_dialog;
    std::function<void()> m_go;
    bool m_isFinishing = false; ///< It leaves by itself once nothing is open.
};
