// SPDX-License-Identifier: Apache-2.0
#include "evidence_viewer/PictureTools.h"

#include "evidence_viewer/PictureView.h"
#include "look/Theme.h"

#include <QBoxLayout>
#include <QToolButton>

namespace {
constexpr double zoomStep = 1.25;
} // namespace

PictureTools::PictureTools(QWidget* parent)
    : QWidget(parent)
    , m_line(new QHBoxLayout(this)) {
    setObjectName(QStringLiteral("pictureTools"));
    setAccessibleName(tr("Tools for the picture"));
    m_line->setContentsMargins(0, 0, 0, 0);
    m_line->setSpacing(4);
    add("showPicture", tr("Show or blur"), tr("Show or blur the picture"), tr("Space"),
        [](PictureView& view) { view.setShown(!view.isShown()); });
    m_line->addSpacing(grid::betweenSections);
    add("zoomOut", QStringLiteral("−"), tr("Zoom out"), QStringLiteral("-"),
        [](PictureView& view) { view.zoomBy(1 / zoomStep); });
    add("fit", tr("Fit"), tr("Show all of the picture"), QStringLiteral("0"),
        [](PictureView& view) { view.fit(); });
    add("zoomIn", QStringLiteral("+"), tr("Zoom in"), QStringLiteral("+"),
        [](PictureView& view) { view.zoomBy(zoomStep); });
    m_line->addSpacing(grid::betweenSections);
    add("turnLeft", QStringLiteral("↺"), tr("Turn left"), tr("Shift+R"),
        [](PictureView& view) { view.turn(-1); });
    add("turnRight", QStringLiteral("↻"), tr("Turn right"), tr("R"), [](PictureView& view) { view.turn(1); });
    m_line->addSpacing(grid::betweenSections);
    add("darken", tr("Darker"), tr("Make the picture darker"), tr("D"),
        [](PictureView& view) { view.brighten(-1); });
    add("evenOut", tr("Normal"), tr("As bright as the picture came"), tr("N"),
        [](PictureView& view) { view.evenOut(); });
    add("brighten", tr("Brighter"), tr("Make the picture brighter"), tr("B"),
        [](PictureView& view) { view.brighten(1); });
    m_line->addStretch(1);
    setView(nullptr);
}

void PictureTools::add(const char* name, const QString& text, const QString& words, const QString& key,
                       void (*act)(PictureView&)) {
    auto* button = new QToolButton(this);
    button->setObjectName(QLatin1StringView(name));
    button->setText(text);
    button->setAccessibleName(words);
    button->setToolTip(tr("%1 (%2)").arg(words, key));
    button->setFixedHeight(grid::control);
    button->setMinimumWidth(grid::control);
    button->setFocusPolicy(Qt::TabFocus); // A click leaves the keyboard with the picture.
    m_line->addWidget(button);
    connect(button, &QToolButton::clicked, this, [this, act] {
        if (m_view)
            act(*m_view);
    });
}

void PictureTools::setView(PictureView* view) {
    m_view = view;
    setEnabled(view && !view->isEmpty());
}
