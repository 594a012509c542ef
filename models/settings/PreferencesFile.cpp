// SPDX-License-Identifier: Apache-2.0
#include "settings/PreferencesFile.h"

#include "cache/AppOwnedFile.h"
#include "identity/OutsideText.h"
#include "settings/IniText.h"
#include "settings/SettingsLock.h"
#include "settings/ShownMetadata.h"
#include "settings/ViewSettings.h"
#include "stripe/Secrets.h"

#include <QCoreApplication>
#include <QDir>
#include <QStandardPaths>

#include <utility>

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
constexpr auto shownMetadataKey = "privacy/shownMetadata";
constexpr auto operatorNameKey = "journal/operatorName";
constexpr auto lastLineKey = "filter/lastLine";
constexpr auto currentViewKey = "filter/currentView";
/// What this version writes. A file without it, or with another, is not the app's, or of a later version.
constexpr int format = 1;
constexpr qint64 largestFile = 1024 * 1024;

bool isPreferences(const QByteArray& content) {
    return content.contains("[desk]") && QByteArray('\n' + content + '\n').contains("\nformat=1\n");
}

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
    explicit Reader(const IniText::Values& values)
        : m_values(values) {}

    ColourScheme scheme(const char* key, ColourScheme otherwise) const {
        const QString word = text(key);
        for (const ColourScheme scheme :
             {ColourScheme::FollowSystem, ColourScheme::Light, ColourScheme::Dark})
            if (wordOf(scheme) == word)
                return scheme;
        return otherwise;
    }
    bool flag(const char* key, bool otherwise) const {
        const QString word = text(key);
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
        const int number = text(key).toInt(&isNumber);
        return isNumber && number >= 0 && number <= most ? number : otherwise;
    }
    QByteArray bytes(const char* key) const { return QByteArray::fromBase64(text(key).toLatin1()); }
    QString text(const char* key) const {
        const QStringList texts = list(key);
        return texts.size() == 1 ? texts.front() : QString();
    }
    QStringList list(const char* key) const { return m_values.value(QLatin1StringView(key)); }

private:
    const IniText::Values& m_values;
};

QString base64(const QByteArray& bytes) {
    return QString::fromLatin1(bytes.toBase64());
}

Preferences preferencesFrom(const IniText::Values& values) {
    const Reader read(values);
    if (read.text(formatKey).toInt() != format)
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
    preferences.operatorName =
        withoutDirectionMarks(withoutSecrets(read.text(operatorNameKey).simplified())).left(longestName);
    preferences.noteAccounts = read.list(noteAccountsKey);
    preferences.shownMetadata = keepableShownMetadata(read.list(shownMetadataKey));
    preferences.lastLine = keepableLine(read.text(lastLineKey));
    preferences.views = readViews(values);
    preferences.currentView =
        keepableName(read.text(currentViewKey), preferences.views.value_or(shippedViews()));
    return preferences;
}

/// All but the views.
IniText::Values valuesOf(const Preferences& preferences) {
    IniText::Values values;
    const auto write = [&values](const char* key, const QString& text) {
        values.insert(QLatin1StringView(key), {text});
    };
    const auto writeFlag = [&write](const char* key, bool flag) {
        write(key, flag ? QStringLiteral("true") : QStringLiteral("false"));
    };
    write(formatKey, QString::number(format));
    write(schemeKey, wordOf(preferences.colourScheme));
    writeFlag(compactKey, preferences.compactRows);
    write(geometryKey, base64(preferences.windowGeometry));
    write(splitterKey, base64(preferences.splitterState));
    write(headerKey, base64(preferences.tableHeaderState));
    write(sortColumnKey, QString::number(preferences.sortColumn));
    writeFlag(sortDescendingKey, preferences.sortDescending);
    writeFlag(histogramKey, preferences.histogramShown);
    writeFlag(keepSessionsKey, preferences.keepSessions);
    writeFlag(keepReferencesKey, preferences.keepReferences);
    write(readCeilingKey, QString::number(preferences.readCeiling));
    write(lockAfterKey, QString::number(preferences.lockAfterMinutes));
    write(revealsKey, QString::number(preferences.revealsAnHour));
    if (preferences.passphrase) {
        write(passphraseSaltKey, base64(preferences.passphrase->salt));
        write(passphraseKey, base64(preferences.passphrase->publicKey));
    }
    write(operatorNameKey, withoutSecrets(preferences.operatorName));
    values.insert(QLatin1StringView(noteAccountsKey), preferences.noteAccounts);
    values.insert(QLatin1StringView(shownMetadataKey), keepableShownMetadata(preferences.shownMetadata));
    write(lastLineKey, keepableLine(preferences.lastLine));
    write(currentViewKey, keepableName(preferences.currentView, preferences.views.value_or(shippedViews())));
    return values;
}

/// Each element that was added or taken out since `base` is so in the other list too.
QStringList mergedList(const QStringList& base, const QStringList& mine, QStringList theirs) {
    for (const QString& each : base)
        if (!mine.contains(each))
            theirs.removeAll(each);
    for (const QString& each : mine)
        if (!base.contains(each) && !theirs.contains(each))
            theirs << each;
    return theirs;
}

void mergeValues(IniText::Values& theirs, const IniText::Values& base, const IniText::Values& mine) {
    for (auto value = base.begin(); value != base.end(); ++value)
        if (!mine.contains(value.key()))
            theirs.remove(value.key());
    for (auto value = mine.begin(); value != mine.end(); ++value)
        if (!base.contains(value.key()) || base.value(value.key()) != value.value())
            theirs.insert(value.key(),
                          value.key() == QLatin1StringView(noteAccountsKey) ||
                                  value.key() == QLatin1StringView(shownMetadataKey)
                              ? mergedList(base.value(value.key()), value.value(), theirs.value(value.key()))
                              : value.value());
}

PreferencesFile::Trouble troubleOf(FileResult result) {
    switch (result) {
    case FileResult::Done:
        return PreferencesFile::Trouble::None;
    case FileResult::NotOurs:
        return PreferencesFile::Trouble::NotOurs;
    case FileResult::NoRoom:
        return PreferencesFile::Trouble::NoRoom;
    case FileResult::NotWritable:
        break;
    }
    return PreferencesFile::Trouble::NotWritable;
}

} // namespace

PreferencesFile::PreferencesFile(QString path)
    : m_path(std::move(path)) {}

Preferences PreferencesFile::load() {
    const std::optional<QByteArray> text = AppOwnedFile(m_path, isPreferences).read(largestFile);
    m_base = preferencesFrom(IniText::read(text.value_or(QByteArray())).value_or(IniText::Values()));
    return *m_base;
}

bool PreferencesFile::save(const Preferences& preferences) {
    m_trouble = write(preferences);
    if (m_trouble == Trouble::None)
        m_base = preferences;
    return m_trouble == Trouble::None;
}

PreferencesFile::Trouble PreferencesFile::write(const Preferences& preferences) const {
    const AppOwnedFile file(m_path, isPreferences);
    if (!AppOwnedFile::makeDirectoryFor(m_path))
        return Trouble::NotWritable;
    switch (file.obstacle()) {
    case FileObstacle::None:
        break;
    case FileObstacle::ReadOnly:
        return Trouble::NotWritable;
    case FileObstacle::Link:
    case FileObstacle::Directory:
    case FileObstacle::Special:
    case FileObstacle::OtherNames:
    case FileObstacle::OtherUser:
    case FileObstacle::NotRecognised:
        return Trouble::NotOurs;
    }
    const SettingsLock lock(m_path);
    if (!lock.isHeld())
        return lock.isBusy() ? Trouble::Busy : Trouble::NotWritable;
    const std::optional<QByteArray> text = file.read(largestFile);
    const std::optional<IniText::Values> theirs = text ? IniText::read(*text) : std::nullopt;
    const QList<SavedView> views = keepableViews(preferences.views.value_or(shippedViews()));
    IniText::Values values = valuesOf(preferences);
    if (!theirs || theirs->isEmpty() || !m_base) { // Also what was damaged goes.
        if (preferences.views)
            writeViews(values, views);
        return troubleOf(file.replace(IniText::write(values)));
    }
    const IniText::Values mine = std::exchange(values, *theirs);
    mergeValues(values, valuesOf(*m_base), mine);
    const QList<SavedView> viewsBefore = keepableViews(m_base->views.value_or(shippedViews()));
    if (views != viewsBefore)
        writeViews(values, mergedViews(viewsBefore, views, readViews(*theirs).value_or(shippedViews())));
    return troubleOf(file.replace(IniText::write(values)));
}

QString PreferencesFile::usualPath() {
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) +
           QStringLiteral("/VerificationDesk/preferences.ini");
}

QString preferencesTroubleText(PreferencesFile::Trouble trouble, const QString& path) {
    const auto tr = [](const char* text) { return QCoreApplication::translate("PreferencesFile", text); };
    const QString file = QDir::toNativeSeparators(path);
    switch (trouble) {
    case PreferencesFile::Trouble::None:
        return {};
    case PreferencesFile::Trouble::NotOurs:
        return tr("Your settings are not saved: %1 is a link, a device or another program's file, and is "
                  "left "
                  "as it is. Start the app with another --preferences, or move that file away.")
            .arg(file);
    case PreferencesFile::Trouble::NoRoom:
        return tr("Your settings are not saved: the disk is full. Make room; they are saved again when you "
                  "change or close something.");
    case PreferencesFile::Trouble::NotWritable:
        return tr("Your settings are not saved: %1 cannot be written.").arg(file);
    case PreferencesFile::Trouble::Busy:
        return tr("Your settings are not saved: another instance of the app holds %1. They are saved again "
                  "when you change or close something.")
            .arg(file);
    }
    return {};
}
