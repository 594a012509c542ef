// SPDX-License-Identifier: Apache-2.0
#include "settings/SavedViews.h"

#include "identity/OutsideText.h"
#include "stripe/Secrets.h"

#include <algorithm>

SavedViews::SavedViews(QObject* parent)
    : QObject(parent)
    , m_views(shippedViews()) {}

void SavedViews::set(QList<SavedView> views) {
    for (SavedView& view : views) {
        view.name = withoutDirectionMarks(withoutSecrets(view.name));
        view.line = withoutSecrets(view.line);
    }
    if (views == m_views)
        return;
    m_views = std::move(views);
    Q_EMIT changed();
}

void SavedViews::setAll(const QList<SavedView>& views) {
    set(views);
}

qsizetype SavedViews::indexOf(const QString& name) const {
    const auto at = std::find_if(m_views.begin(), m_views.end(), [&name](const SavedView& view) {
        return view.name.compare(name, Qt::CaseInsensitive) == 0;
    });
    return at == m_views.end() ? -1 : at - m_views.begin();
}

void SavedViews::save(const SavedView& given) {
    SavedView view = given;
    view.name = withoutSecrets(view.name); // By the name it is going to have.
    QList<SavedView> views = m_views;
    const qsizetype known = indexOf(view.name);
    if (known < 0) {
        views.append(view);
    } else {
        const QString shipped = views.at(known).shipped;
        views[known] = view;
        views[known].shipped = shipped;
    }
    set(views);
}

bool SavedViews::rename(qsizetype index, const QString& given) {
    const QString name = withoutSecrets(given);
    const qsizetype holder = indexOf(name);
    if (index < 0 || index >= m_views.size() || name.isEmpty() || (holder >= 0 && holder != index))
        return false;
    QList<SavedView> views = m_views;
    views[index].name = name;
    set(views);
    return true;
}

void SavedViews::remove(qsizetype index) {
    QList<SavedView> views = m_views;
    if (index >= 0 && index < views.size())
        views.removeAt(index);
    set(views);
}

void SavedViews::moveBy(qsizetype index, int steps) {
    const qsizetype to = index + steps;
    QList<SavedView> views = m_views;
    if (index >= 0 && index < views.size() && to >= 0 && to < views.size())
        views.move(index, to);
    set(views);
}

void SavedViews::restoreShipped() {
    QList<SavedView> views = shippedViews();
    for (const SavedView& view : std::as_const(m_views)) {
        const auto sameName = [&view](const SavedView& other) {
            return other.name.compare(view.name, Qt::CaseInsensitive) == 0;
        };
        if (view.shipped.isEmpty() && std::none_of(views.begin(), views.end(), sameName))
            views.append(view);
    }
    set(views);
}
