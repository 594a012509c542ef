// SPDX-License-Identifier: Apache-2.0
// preferences_writer FILE NAME VIEWS: an instance of the app that saves so many views, one after the other.
// With the name "hold" it takes the lock of the file, says so, and stays.
#include "settings/PreferencesFile.h"
#include "settings/SettingsLock.h"

#include <QCoreApplication>

#include <cstdio>

int main(int argc, char* argv[]) {
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    const QString path = arguments.value(1);
    const QString name = arguments.value(2);
    if (name == QStringLiteral("hold")) {
        const SettingsLock lock(path);
        std::puts(lock.isHeld() ? "held" : "not held");
        std::fflush(stdout);
        return QCoreApplication::exec();
    }
    PreferencesFile file(path);
    Preferences preferences = file.load();
    for (int i = 0; i < arguments.value(3).toInt(); ++i) {
        SavedView view;
        view.name = QStringLiteral("%1 view %2").arg(name).arg(i);
        view.line = QStringLiteral("country:DE");
        preferences.views = preferences.views.value_or(shippedViews());
        preferences.views->append(view);
        if (!file.save(preferences))
            return 1;
    }
    return 0;
}
