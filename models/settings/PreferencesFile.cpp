// SPDX-License-Identifier: Apache-2.0
#include "settings/PreferencesFile.h"

#include "settings/ViewSettings.h"

#include <QDir>
#include <QFileInfo>
#include <QSettings>
#include <QStandardPaths>

namespace {

constexpr auto formatKey = "desk/format";
constexpr auto schemeKey = "look/colourScheme";
constexpr auto compactKey = "look/compactRows";
constexpr auto geometryKey = "window/geometry";
constexpr auto splitterKey = "window/splitter";
constexpr auto headerKey = "table/header";
constexpr auto sortColumnKey = "table/sortColumn";
constexpr auto sortDescendingKey = "table/sortDescending";
constexpr auto histogramKey = "window/histogram";
constexpr auto keepSessionsKey = "stripe/keepSessions";
constexpr auto keepReferencesKey = "stripe/keepReferences";
constexpr auto readCeilingKey = "stripe/readCeiling";
constexpr auto lockAfterKey = "lock/afterMinutes";
constexpr auto revealsKey = "lock/revealsAnHour";
constexpr auto passphraseSaltKey = "lock/passphraseSalt";
constexpr auto passphraseKey = "lock/passphraseKey";
constexpr auto noteAccountsKey = "notes/accounts";
constexpr auto operatorNameKey = "journal/operatorName";
constexpr auto lastLineKey = "filter/lastLine";
constexpr auto currentViewKey = "filter/currentView";
/// What this desk writes. A file without it, or with another, is none of its own.
constexpr int format = 1;

QString wordOf(ColourScheme scheme) {
    switch (scheme) {
    case ColourScheme::FollowSystem:
        return QStringLiteral("system");
    case ColourScheme::Light:
        return QStringLiteral("light");
    case ColourScheme::Dark:
        return QStringLiteral("dark");
    }
    return {};
}

/// Reads single values; one that makes no sense gives its default and leaves the others alone.
class Reader {
public:
    explicit Reader(const QSettings& settings)
        : m_settings(settings) {}

    ColourScheme scheme(const char* key, ColourScheme otherwise) const {
        const QString word = value(key).toString();
        for (const ColourScheme scheme :
             {ColourScheme::FollowSystem, ColourScheme::Light, ColourScheme::Dark})
            if (wordOf(scheme) == word)
                return scheme;
        return otherwise;
    }
    bool flag(const char* key, bool otherwise) const {
        const QString word = value(key).toString();
        if (word == QLatin1StringView("true"))
            return true;
        return word == QLatin1StringView("false") ? false : otherwise;
    }
    int column(const char* key, int otherwise) const {
        constexpr int mostColumns = 100;
        return number(key, mostColumns - 1, otherwise);
    }
    int number(const char* key, int most, int otherwise) const {
        bool isNumber = false;
        const int number = value(key).toInt(&isNumber);
        return isNumber && number >= 0 && number <= most ? number : otherwise;
    }
    QByteArray bytes(const char* key) const {
        return QByteArray::fromBase64(value(key).toString().toLatin1());
    }
    QVariant value(const char* key) const { return m_settings.value(QLatin1StringView(key)); }

private:
    const QSettings& m_settings;
};

QString base64(const QByteArray& bytes) {
    return QString::fromLatin1(bytes.toBase64());
}

} // namespace

PreferencesFile::PreferencesFile(QString path)
    : m_path(std::move(path)) {}

Preferences PreferencesFile::load() const {
    const QSettings settings(m_path, QSettings::IniFormat);
    const Reader read(settings);
    if (settings.status() != QSettings::NoError || read.value(formatKey).toInt() != format)
        return {};
    Preferences preferences;
    preferences.colourScheme = read.scheme(schemeKey, preferences.colourScheme);
    preferences.compactRows = read.flag(compactKey, preferences.compactRows);
    preferences.windowGeometry = read.bytes(geometryKey);
    preferences.splitterState = read.bytes(splitterKey);
    preferences.tableHeaderState = read.bytes(headerKey);
    preferences.sortColumn = read.column(sortColumnKey, preferences.sortColumn);
    preferences.sortDescending = read.flag(sortDescendingKey, preferences.sortDescending);
    preferences.histogramShown = read.flag(histogramKey, preferences.histogramShown);
    preferences.keepSessions = read.flag(keepSessionsKey, preferences.keepSessions);
    preferences.keepReferences = read.flag(keepReferencesKey, preferences.keepReferences);
    constexpr int mostReads = 100'000'000;
    preferences.readCeiling = read.number(readCeilingKey, mostReads, preferences.readCeiling);
    constexpr int mostMinutes = 24 * 60;
    preferences.lockAfterMinutes = read.number(lockAfterKey, mostMinutes, preferences.lockAfterMinutes);
    constexpr int mostReveals = 10'000;
    preferences.revealsAnHour = read.number(revealsKey, mostReveals, preferences.revealsAnHour);
    preferences.passphrase = Passphrase::fromBytes(read.bytes(passphraseSaltKey), read.bytes(passphraseKey));
    constexpr int longestName = 100;
    preferences.operatorName = read.value(operatorNameKey).toString().simplified().left(longestName);
    preferences.noteAccounts = read.value(noteAccountsKey).toStringList();
    preferences.lastLine = keepableLine(read.value(lastLineKey).toString());
    preferences.views = readViews(settings);
    preferences.currentView =
        keepableName(read.value(currentViewKey).toString(), preferences.views.value_or(shippedViews()));
    return preferences;
}

bool PreferencesFile::save(const Preferences& preferences) const {
    if (!QDir().mkpath(QFileInfo(m_path).absolutePath()))
        return false;
    QSettings settings(m_path, QSettings::IniFormat);
    const auto write = [&settings](const char* key, const QVariant& value) {
        settings.setValue(QLatin1StringView(key), value);
    };
    // Whatever stood in a damaged or foreign file goes.
    settings.clear();
    write(formatKey, format);
    write(schemeKey, wordOf(preferences.colourScheme));
    write(compactKey, preferences.compactRows);
    write(geometryKey, base64(preferences.windowGeometry));
    write(splitterKey, base64(preferences.splitterState));
    write(headerKey, base64(preferences.tableHeaderState));
    write(sortColumnKey, preferences.sortColumn);
    write(sortDescendingKey, preferences.sortDescending);
    write(histogramKey, preferences.histogramShown);
    write(keepSessionsKey, preferences.keepSessions);
    write(keepReferencesKey, preferences.keepReferences);
    write(readCeilingKey, preferences.readCeiling);
    write(lockAfterKey, preferences.lockAfterMinutes);
    write(revealsKey, preferences.revealsAnHour);
    if (preferences.passphrase) {
        write(passphraseSaltKey, base64(preferences.passphrase->salt));
        write(passphraseKey, base64(preferences.passphrase->publicKey));
    }
    write(operatorNameKey, preferences.operatorName);
    write(noteAccountsKey, preferences.noteAccounts);
    write(lastLineKey, keepableLine(preferences.lastLine));
    write(currentViewKey, keepableName(preferences.currentView, preferences.views.value_or(shippedViews())));
    if (preferences.views)
        writeViews(settings, *preferences.views);
    settings.sync();
    // FormatError tells of what was there before, and that is gone.
    return settings.status() != QSettings::AccessError;
}

QString PreferencesFile::usualPath() {
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) +
           QStringLiteral("/VerificationDesk/preferences.ini");
}
