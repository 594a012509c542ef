// SPDX-License-Identifier: Apache-2.0
#include "support/Appearance.h"

#include "session_detail/ToneBox.h"
#include "session_detail/ValueLabel.h"

#include <QAbstractButton>
#include <QAbstractSlider>
#include <QCoreApplication>
#include <QDebug>
#include <QEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTableWidget>
#include <QWidget>

namespace {

const QString hidden = QStringLiteral("hidden");

/// Layouts that were asked to arrange their contents do so now, also while the widget is not on a screen.
void arrange(QWidget& widget) {
    constexpr int deepest = 4; // A row that grows makes its section grow, and so on.
    for (int i = 0; i < deepest; ++i) {
        widget.grab(QRect(0, 0, 1, 1)); // Activates the layouts of what is not shown.
        QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
    }
}

QString textOf(const QWidget& widget) {
    if (const auto* label = qobject_cast<const QLabel*>(&widget))
        return label->text();
    if (const auto* button = qobject_cast<const QAbstractButton*>(&widget))
        return button->text() + (button->isChecked() ? QStringLiteral(" (checked)") : QString()) +
               (button->isDown() ? QStringLiteral(" (down)") : QString());
    if (const auto* line = qobject_cast<const QLineEdit*>(&widget))
        return line->text();
    if (const auto* text = qobject_cast<const QPlainTextEdit*>(&widget))
        return text->toPlainText();
    if (const auto* slider = qobject_cast<const QAbstractSlider*>(&widget))
        return QString::number(slider->value());
    QStringList cells;
    if (const auto* table = qobject_cast<const QTableWidget*>(&widget))
        for (int row = 0; row < table->rowCount(); ++row)
            for (int column = 0; column < table->columnCount(); ++column)
                if (const QTableWidgetItem* item = table->item(row, column))
                    cells << item->text() << item->toolTip();
    return cells.join(u'|');
}

QString colourOf(const QWidget& widget) {
    QString colour = widget.palette().color(widget.foregroundRole()).name();
    if (const auto* value = qobject_cast<const ValueLabel*>(&widget))
        colour += QStringLiteral(" tone %1%2")
                      .arg(static_cast<int>(value->tone()))
                      .arg(value->isDimmed() ? QStringLiteral(" dimmed") : QString());
    if (const auto* box = qobject_cast<const ToneBox*>(&widget))
        colour += QStringLiteral(" tone %1").arg(static_cast<int>(box->tone()));
    for (const char* look : {"quiet", "found", "danger"})
        if (widget.property(look).toBool())
            colour += u' ' + QLatin1StringView(look);
    return colour;
}

QString lineOf(const QWidget& widget, const QWidget& root) {
    const QRect place(widget.mapTo(&root, QPoint()), widget.size());
    QStringList parts{QStringLiteral("%1,%2 %3x%4")
                          .arg(place.x(), 5)
                          .arg(place.y(), 5)
                          .arg(place.width())
                          .arg(place.height()),
                      QLatin1StringView(widget.metaObject()->className()) + u'#' + widget.objectName()};
    const auto add = [&parts](const char* name, const QString& text) {
        if (!text.isEmpty())
            parts << QStringLiteral("%1 “%2”").arg(QLatin1StringView(name), text);
    };
    add("text", textOf(widget));
    add("tip", widget.toolTip());
    add("name", widget.accessibleName());
    add("description", widget.accessibleDescription());
    add("colour", colourOf(widget));
    add("font", widget.font().key());
    if (!widget.isEnabled())
        parts << QStringLiteral("disabled");
    return parts.join(QStringLiteral(", "));
}

} // namespace

QStringList appearanceOf(QWidget& widget) {
    const bool wasHidden = widget.isHidden() && widget.testAttribute(Qt::WA_WState_ExplicitShowHide);
    if (wasHidden)
        return {hidden}; // What is inside does not matter.
    arrange(widget);
    QStringList lines{lineOf(widget, widget)};
    const QList<QWidget*> all = widget.findChildren<QWidget*>();
    for (const QWidget* each : all)
        if (!each->isWindow() && each->isVisibleTo(&widget))
            lines << lineOf(*each, widget);
    lines.sort();
    return lines;
}

QString differenceBetween(QWidget& one, QWidget& other) {
    const QStringList lines = appearanceOf(one);
    const QStringList otherLines = appearanceOf(other);
    if (lines == otherLines && lines.first() == hidden)
        return {};
    const QImage picture = one.grab().toImage();
    const QImage otherPicture = other.grab().toImage();
    QStringList differences;
    for (const QString& line : lines)
        if (!otherLines.contains(line))
            differences << QStringLiteral("only in the first:  ") + line;
    for (const QString& line : otherLines)
        if (!lines.contains(line))
            differences << QStringLiteral("only in the second: ") + line;
    if (!differences.isEmpty() || lines != otherLines) {
        for (const QString& difference : std::as_const(differences))
            qInfo().noquote() << difference; // QCOMPARE shows only the beginning.
        return QStringLiteral("%1 widgets differ").arg(differences.size());
    }
    if (picture == otherPicture)
        return {};
    if (picture.size() != otherPicture.size())
        return QStringLiteral("the sizes differ");
    for (int y = 0; y < picture.height(); ++y)
        for (int x = 0; x < picture.width(); ++x)
            if (picture.pixel(x, y) != otherPicture.pixel(x, y))
                return QStringLiteral("the pixel at %1,%2 differs").arg(x).arg(y);
    return QStringLiteral("the formats of the pictures differ");
}
