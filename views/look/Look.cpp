// SPDX-License-Identifier: Apache-2.0
#include "look/Look.h"

#include "look/Theme.h"

#include <QApplication>
#include <QFontDatabase>
#include <QLabel>
#include <QPalette>
#include <QProxyStyle>

namespace {

QPalette paletteOf(const Theme& theme) {
    QPalette palette;
    palette.setColor(QPalette::Window, theme.window);
    palette.setColor(QPalette::WindowText, theme.text);
    palette.setColor(QPalette::Base, theme.panel);
    palette.setColor(QPalette::AlternateBase, theme.window);
    palette.setColor(QPalette::Text, theme.text);
    palette.setColor(QPalette::PlaceholderText, theme.label);
    palette.setColor(QPalette::Button, theme.panel);
    palette.setColor(QPalette::ButtonText, theme.text);
    palette.setColor(QPalette::BrightText, theme.text);
    palette.setColor(QPalette::Light, theme.panel);
    palette.setColor(QPalette::Midlight, theme.line);
    palette.setColor(QPalette::Mid, theme.line);
    palette.setColor(QPalette::Dark, theme.label);
    palette.setColor(QPalette::Shadow, theme.line);
    palette.setColor(QPalette::Highlight, theme.selection);
    palette.setColor(QPalette::HighlightedText, theme.text);
    palette.setColor(QPalette::Link, theme.accent);
    palette.setColor(QPalette::LinkVisited, theme.accent);
    palette.setColor(QPalette::ToolTipBase, theme.panel);
    palette.setColor(QPalette::ToolTipText, theme.text);
    for (const QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, theme.label);
    return palette;
}

/// The parts of the standard widgets that Fusion draws with bevels. `%1` line, `%2` accent, `%3` panel,
/// `%4` selection, `%5` label, `%6` text, `%7` danger, `%8` window,
/// `%9` something was found.
QString styleSheetOf(const Theme& theme) {
    return QStringLiteral(R"(
QToolTip { border: 1px solid %1; padding: 4px; }
QLineEdit, QTextEdit, QPlainTextEdit { selection-background-color: %2; selection-color: %3; }
QLineEdit { border: 1px solid %1; border-radius: 6px; padding: 0 8px; min-height: 30px; background: %3; }
QLineEdit:focus { border: 1px solid %2; }
QPushButton { border: 1px solid %1; border-radius: 6px; padding: 0 12px; min-height: 30px; background: %3; }
QPushButton:hover, QPushButton:focus { border-color: %2; }
QPushButton:pressed { background: %4; }
QPushButton:disabled { color: %5; }
QPushButton:default { border-color: %2; color: %2; }
QPushButton[danger="true"] { border-color: %7; color: %7; }
QPushButton[danger="true"]:disabled { border-color: %1; color: %5; }
QToolButton { border: none; border-radius: 6px; padding: 2px 4px; color: %2; background: transparent; }
QToolButton:hover, QToolButton:focus { background: %4; }
QToolButton:disabled { color: %5; }
QToolButton[quiet="true"], QLabel[quiet="true"] { color: %5; }
QLabel[found="true"] { color: %9; }
QToolButton[quiet="true"]:hover, QToolButton[quiet="true"]:focus { color: %6; }
QToolButton::menu-indicator, QPushButton::menu-indicator { image: none; }
QMenu { border: 1px solid %1; background: %3; padding: 4px 0; }
QMenu::item { padding: 5px 24px 5px 16px; }
QMenu::item:selected { background: %4; color: %6; }
QMenu::item:disabled { color: %5; }
QMenu::separator { height: 1px; background: %1; margin: 4px 0; }
QScrollBar:vertical { width: 10px; background: transparent; margin: 0; }
QScrollBar:horizontal { height: 10px; background: transparent; margin: 0; }
QScrollBar::handle { background: %1; border-radius: 4px; margin: 1px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: %5; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QHeaderView { background: %8; border: none; }
QHeaderView::section { background: %8; color: %5; border: none; border-bottom: 1px solid %1; padding: 0 12px; }
#attemptsTable { gridline-color: %1; }
#attemptsTable::item { padding: 3px 4px; }
#attemptsTable QHeaderView { background: %3; }
#attemptsTable QHeaderView::section { background: %3; padding: 3px 4px; }
#attemptsTable QHeaderView::section:vertical { padding: 3px 8px 3px 0; border-bottom: none; }
#attemptsTable QTableCornerButton::section { background: %3; border: none; border-bottom: 1px solid %1; }
QSplitter::handle { background: %1; }
QPlainTextEdit, QTextEdit { border: 1px solid %1; border-radius: 6px; background: %3; }
QProgressBar { border: none; background: %1; border-radius: 2px; max-height: 4px; }
QProgressBar::chunk { background: %2; border-radius: 2px; }
)")
        .arg(theme.line.name(), theme.accent.name(), theme.panel.name(), theme.selection.name(),
             theme.label.name(), theme.text.name(), theme.tone(Tone::Refused).text.name(),
             theme.window.name(), theme.tone(Tone::Verified).text.name());
}

/// Labels show their text as it is, whatever markup is in it, unless their maker chose another format: texts
/// of Stripe's and of people stand in most of them.
class DeskStyle : public QProxyStyle {
public:
    DeskStyle()
        : QProxyStyle(QStringLiteral("Fusion")) {}

    using QProxyStyle::polish;
    void polish(QWidget* widget) override {
        QProxyStyle::polish(widget);
        auto* label = qobject_cast<QLabel*>(widget);
        // Tool tips have markup of ours: see plainToolTip().
        if (label && label->textFormat() == Qt::AutoText && !label->inherits("QTipLabel"))
            label->setTextFormat(Qt::PlainText);
    }
};

bool systemIsDark() {
    constexpr int middle = 128;
    return QApplication::style()->standardPalette().color(QPalette::Window).lightness() < middle;
}

/// Of a font given in points or in pixels.
QFont scaled(const QFont& base, double factor) {
    QFont font = base;
    if (base.pointSizeF() > 0)
        font.setPointSizeF(base.pointSizeF() * factor);
    else
        font.setPixelSize(qRound(base.pixelSize() * factor));
    return font;
}

/// The platform's own font, unless there is no platform to have one (a bare X server): then the first of the
/// faces the desk was drawn with.
QFont applicationFont() {
    QFont font = QFontDatabase::systemFont(QFontDatabase::GeneralFont);
    const bool platformHasOne = !font.family().startsWith(QStringLiteral("Sans"));
    if (platformHasOne)
        return font;
    constexpr double points = 10;
    for (const QString& family : {QStringLiteral("Inter"), QStringLiteral("Noto Sans")}) {
        if (QFontDatabase::hasFamily(family)) {
            font.setFamilies({family});
            font.setPointSizeF(points);
            break;
        }
    }
    return font;
}

} // namespace

void prepareEnvironment() {
    // A key's answer is painted at once. Qt would wait five milliseconds for more to paint: a third of a
    // frame.
    qputenv("QT_QPA_UPDATE_IDLE_TIME", "0");
    // Where TZ names no zone, glibc looks whether the system's file is still the same at every conversion: a
    // list of times asks the file system hundreds of times a key.
#ifdef Q_OS_LINUX
    if (!qEnvironmentVariableIsSet("TZ"))
        qputenv("TZ", ":/etc/localtime");
#endif
}

void applyLook(QApplication& application, ColourScheme scheme) {
    const bool dark =
        scheme == ColourScheme::Dark || (scheme == ColourScheme::FollowSystem && systemIsDark());
    const Theme& theme = dark ? Theme::darkTheme() : Theme::light();
    QApplication::setStyle(new DeskStyle);
    QApplication::setPalette(paletteOf(theme));
    QApplication::setFont(applicationFont());
    application.setStyleSheet(styleSheetOf(theme));
}

QFont titleFont(const QFont& base) {
    QFont font = scaled(base, 1.35);
    font.setWeight(QFont::DemiBold);
    return font;
}

QFont labelFont(const QFont& base) {
    return scaled(base, 0.92);
}

QFont headingFont(const QFont& base) {
    constexpr double airy = 104;
    QFont font = strongFont(labelFont(base));
    font.setCapitalization(QFont::AllUppercase);
    font.setLetterSpacing(QFont::PercentageSpacing, airy);
    return font;
}

QFont strongFont(const QFont& base) {
    QFont font = base;
    font.setWeight(QFont::DemiBold);
    return font;
}

QFont badgeFont(const QFont& base) {
    QFont font = labelFont(base);
    font.setWeight(QFont::Medium);
    return font;
}

QFont monospacedFont(const QFont& base) {
    // Monospaced faces look larger than their size beside proportional ones.
    constexpr double evenOut = 0.95;
    QFont font = base;
    font.setFamilies(QFontDatabase::systemFont(QFontDatabase::FixedFont).families());
    font.setFixedPitch(true);
    font.setStyleHint(QFont::Monospace);
    return scaled(font, evenOut);
}
