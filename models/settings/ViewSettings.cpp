// SPDX-License-Identifier: Apache-2.0
#include "settings/ViewSettings.h"

#include "filter/FilterPrivacy.h"

#include <QSettings>

#include <algorithm>

namespace {

constexpr int mostViews = 200;

QString key(int index, const char* name) {
    return QStringLiteral("views/%1/%2").arg(index).arg(QLatin1StringView(name));
}

std::optional<SavedView> shippedAs(const QString& word) {
    const QList<SavedView> shipped = shippedViews();
    const auto at = std::find_if(shipped.begin(), shipped.end(),
                                 [&word](const SavedView& view) { return view.shipped == word; });
    return at == shipped.end() ? std::nullopt : std::optional(*at);
}

std::optional<SavedView> readView(const QSettings& settings, int index) {
    const auto text = [&](const char* name) { return settings.value(key(index, name)).toString(); };
    const QString shipped = text("shipped");
    if (!settings.contains(key(index, "name")))
        return shippedAs(shipped);
    SavedView view;
    view.name = text("name");
    view.line = text("line");
    view.columns = QByteArray::fromBase64(text("columns").toLatin1());
    view.sortColumn = std::max(0, settings.value(key(index, "sortColumn"), view.sortColumn).toInt());
    view.sortDescending = text("sortDescending") != QLatin1StringView("false");
    view.shipped = shippedAs(shipped) ? shipped : QString();
    return view.name.isEmpty() || mayBePersonal(view) ? std::nullopt : std::optional(view);
}

} // namespace

std::optional<QList<SavedView>> readViews(const QSettings& settings) {
    bool isNumber = false;
    const int count = settings.value(QStringLiteral("views/size")).toInt(&isNumber);
    if (!isNumber)
        return std::nullopt;
    QList<SavedView> views;
    for (int i = 0; i < std::clamp(count, 0, mostViews); ++i)
        if (const std::optional<SavedView> view = readView(settings, i))
            views.append(*view);
    return views;
}

void writeViews(QSettings& settings, const QList<SavedView>& views) {
    int count = 0;
    for (const SavedView& view : views) {
        if (count == mostViews)
            break;
        // As it came it is written by its word alone, so that a later desk may know a better line for it.
        if (!view.shipped.isEmpty() && shippedAs(view.shipped) == view) {
            settings.setValue(key(count++, "shipped"), view.shipped);
            continue;
        }
        if (mayBePersonal(view))
            continue;
        settings.setValue(key(count, "shipped"), view.shipped);
        settings.setValue(key(count, "name"), view.name);
        settings.setValue(key(count, "line"), view.line);
        settings.setValue(key(count, "columns"), QString::fromLatin1(view.columns.toBase64()));
        settings.setValue(key(count, "sortColumn"), view.sortColumn);
        settings.setValue(key(count, "sortDescending"), view.sortDescending);
        ++count;
    }
    settings.setValue(QStringLiteral("views/size"), count);
}

QString keepableLine(const QString& line) {
    return mayBePersonal(parseFilterLine(line, 0)) ? QString() : line;
}

QString keepableName(const QString& name, const QList<SavedView>& views) {
    const auto isKept = [&name](const SavedView& view) {
        return view.name == name && (!mayBePersonal(view) || shippedAs(view.shipped) == view);
    };
    return std::any_of(views.begin(), views.end(), isKept) ? name : QString();
}
