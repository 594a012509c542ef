// SPDX-License-Identifier: Apache-2.0
#include "settings/ViewSettings.h"

#include "filter/FilterPrivacy.h"

#include <algorithm>

namespace {

constexpr int mostViews = 200;

const QString sizeKey = QStringLiteral("views/size");

QString key(int index, const char* name) {
    return QStringLiteral("views/%1/%2").arg(index).arg(QLatin1StringView(name));
}

std::optional<SavedView> shippedAs(const QString& word) {
    const QList<SavedView> shipped = shippedViews();
    const auto at = std::find_if(shipped.begin(), shipped.end(),
                                 [&word](const SavedView& view) { return view.shipped == word; });
    return at == shipped.end() ? std::nullopt : std::optional(*at);
}

QString textAt(const IniText::Values& values, const QString& name) {
    const QStringList texts = values.value(name);
    return texts.size() == 1 ? texts.front() : QString();
}

std::optional<SavedView> readView(const IniText::Values& values, int index) {
    const auto text = [&](const char* name) { return textAt(values, key(index, name)); };
    const QString shipped = text("shipped");
    if (!values.contains(key(index, "name")))
        return shippedAs(shipped);
    SavedView view;
    view.name = text("name");
    view.line = text("line");
    view.columns = QByteArray::fromBase64(text("columns").toLatin1());
    view.sortColumn =
        std::max(0, values.contains(key(index, "sortColumn")) ? text("sortColumn").toInt() : view.sortColumn);
    view.sortDescending = text("sortDescending") != QLatin1StringView("false");
    view.shipped = shippedAs(shipped) ? shipped : QString();
    return view.name.isEmpty() || mayBePersonal(view) ? std::nullopt : std::optional(view);
}

/// As it came from the app: written by its word alone, so that a later version may know a better line for it.
bool isAsShipped(const SavedView& view) {
    return !view.shipped.isEmpty() && shippedAs(view.shipped) == view;
}

/// What stays the same of a view when it is changed: which of the app's own it is, or its name.
QString identityOf(const SavedView& view) {
    return view.shipped.isEmpty() ? u'n' + view.name.toCaseFolded() : u's' + view.shipped;
}

const SavedView* found(const QList<SavedView>& views, const QString& identity) {
    const auto at = std::find_if(views.begin(), views.end(),
                                 [&identity](const SavedView& view) { return identityOf(view) == identity; });
    return at == views.end() ? nullptr : &*at;
}

QStringList identitiesOf(const QList<SavedView>& views) {
    QStringList identities;
    for (const SavedView& view : views)
        identities << identityOf(view);
    return identities;
}

bool isSame(const SavedView* one, const SavedView* other) {
    return one == other || (one != nullptr && other != nullptr && *one == *other);
}

/// Appends a view under a name that none has yet: its own, or with a number.
void append(QList<SavedView>& views, SavedView view) {
    const QString name = view.name;
    const auto isTaken = [&views, &view] {
        return std::any_of(views.begin(), views.end(), [&view](const SavedView& other) {
            return other.name.compare(view.name, Qt::CaseInsensitive) == 0;
        });
    };
    for (int number = 2; isTaken(); ++number) {
        view.name = QStringLiteral("%1 (%2)").arg(name).arg(number);
        view.shipped.clear();
    }
    views.append(view);
}

} // namespace

std::optional<QList<SavedView>> readViews(const IniText::Values& values) {
    bool isNumber = false;
    const int count = textAt(values, sizeKey).toInt(&isNumber);
    if (!isNumber)
        return std::nullopt;
    QList<SavedView> views;
    for (int i = 0; i < std::clamp(count, 0, mostViews); ++i)
        if (const std::optional<SavedView> view = readView(values, i))
            views.append(*view);
    return views;
}

void writeViews(IniText::Values& values, const QList<SavedView>& views) {
    values.removeIf([](const auto& value) { return value.key().startsWith(QStringLiteral("views/")); });
    int count = 0;
    for (const SavedView& view : keepableViews(views)) {
        const auto write = [&values, count](const char* name, const QString& text) {
            values.insert(key(count, name), {text});
        };
        write("shipped", view.shipped);
        if (!isAsShipped(view)) {
            write("name", view.name);
            write("line", view.line);
            write("columns", QString::fromLatin1(view.columns.toBase64()));
            write("sortColumn", QString::number(view.sortColumn));
            write("sortDescending", view.sortDescending ? QStringLiteral("true") : QStringLiteral("false"));
        }
        ++count;
    }
    values.insert(sizeKey, {QString::number(count)});
}

QList<SavedView> keepableViews(const QList<SavedView>& views) {
    QList<SavedView> keepable;
    for (const SavedView& view : views)
        if (keepable.size() < mostViews && (isAsShipped(view) || !mayBePersonal(view)))
            keepable.append(view);
    return keepable;
}

QList<SavedView> mergedViews(const QList<SavedView>& base, const QList<SavedView>& mine,
                             const QList<SavedView>& theirs) {
    const bool isMyOrder = identitiesOf(mine) != identitiesOf(base);
    QStringList order = identitiesOf(isMyOrder ? mine : theirs);
    order += identitiesOf(isMyOrder ? theirs : mine);
    order.removeDuplicates();
    QList<SavedView> merged;
    QList<SavedView> seconds;
    for (const QString& identity : std::as_const(order)) {
        const SavedView* was = found(base, identity);
        const SavedView* here = found(mine, identity);
        const SavedView* there = found(theirs, identity);
        const bool changedHere = !isSame(was, here);
        const bool changedThere = !isSame(was, there);
        // Who removed it did not know that it was changed.
        const SavedView* kept = changedHere && (here != nullptr || !changedThere) ? here : there;
        if (kept != nullptr)
            append(merged, *kept);
        if (changedHere && changedThere && here != nullptr && there != nullptr && *here != *there)
            seconds.append(*there);
    }
    for (SavedView& view : seconds) {
        view.shipped.clear(); // The first of them is that one.
        append(merged, view);
    }
    return merged;
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
