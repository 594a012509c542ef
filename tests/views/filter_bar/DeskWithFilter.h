// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "filter_bar/CompletionPopup.h"
#include "filter_bar/FilterBar.h"
#include "filter_bar/FilterHint.h"
#include "filter_bar/FilterLine.h"
#include "sessions/SessionTableModel.h"
#include "views/session_list/SessionSamples.h"

#include <QLabel>
#include <QListWidget>
#include <QTest>
#include <QVBoxLayout>

/// A window with a filter line over five sessions: two refused, two verified, and Anna Meyer's.
struct DeskWithFilter {
    SessionStore store;
    SessionTableModel model{store};
    QWidget window;
    FilterBar* bar;

    DeskWithFilter() {
        using namespace samples;
        store.merge(std::vector{refused(1), refused(2, ErrorCode::DocumentExpired), session(3), session(4),
                                named(session(5), QStringLiteral("Anna"), QStringLiteral("Meyer"))});
        bar = new FilterBar(model, store,
                            [](const QString& line) { return parseFilterLine(line, samples::newest); });
        auto* column = new QVBoxLayout(&window);
        column->addWidget(bar);
        column->addStretch();
        window.resize(1'000, 300);
        window.show();
    }
    void activate() {
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        line()->setFocus();
    }
    FilterLine* line() { return bar->findChild<FilterLine*>(); }
    FilterHint* hint() { return window.findChild<FilterHint*>(); }
    QString found() { return bar->findChild<QLabel*>(QStringLiteral("filterFound"))->text(); }
    CompletionPopup* popup() { return window.findChild<CompletionPopup*>(); }
    QString suggested() {
        QStringList labels;
        auto* list = popup()->findChild<QListWidget*>();
        for (int i = 0; popup()->isVisible() && i < list->count(); ++i)
            labels << list->item(i)->text();
        return labels.join(u' ');
    }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) { QTest::keyClick(line(), key, modifiers); }
    void type(const char* text) { QTest::keyClicks(line(), QString::fromUtf8(text)); }
};
