// SPDX-License-Identifier: Apache-2.0
#include "sessions/SessionTableText.h"

#include "identity/FuseWords.h"
#include "identity/Masking.h"
#include "identity/RefusalGuidance.h"
#include "sessions/SessionTableTime.h"
#include "store/Utf8.h"

#include <QCoreApplication>

namespace {

using Column = SessionTableModel::Column;
using WordColumn = SessionStore::WordColumn;

QString tr(const char* text) {
    return QCoreApplication::translate("SessionTable", text);
}

template <typename Enum>
OpenEnum<Enum> valueOf(const SessionStore& store, WordColumn column, int number) {
    return OpenEnum<Enum>::fromText(store.wordOf(column, number));
}

} // namespace

QString SessionTableText::header(Column column) {
    switch (column) {
    case SessionTableModel::StatusColumn:
        return tr("Status");
    case SessionTableModel::CreatedColumn:
        return tr("Created");
    case SessionTableModel::PersonColumn:
        return tr("Person");
    case SessionTableModel::WhyColumn:
        return tr("Why");
    case SessionTableModel::ReferenceColumn:
        return tr("Reference");
    case SessionTableModel::CustomerColumn:
        return tr("Customer");
    case SessionTableModel::RedactionColumn:
        return tr("Redaction");
    case SessionTableModel::ReportColumn:
        return tr("Report");
    case SessionTableModel::TypeColumn:
        return tr("Type");
    case SessionTableModel::CountryColumn:
        return tr("Country");
    case SessionTableModel::EmailColumn:
        return tr("Email");
    case SessionTableModel::IdColumn:
        return tr("Session");
    case SessionTableModel::ReadableColumn:
        return tr("Readable");
    case SessionTableModel::ColumnCount:
        break;
    }
    return {};
}

QVariant SessionTableText::data(Column column, int role) const {
    switch (role) {
    case Qt::DisplayRole:
        return display(column);
    case Qt::ToolTipRole:
        return toolTip(column);
    case Qt::AccessibleTextRole:
        return accessible(column);
    case SessionTableModel::CopyRole:
        return copy(column);
    case SessionTableModel::SessionIdRole:
        return field(TextField::Id);
    case SessionTableModel::OutcomeRole:
        return static_cast<int>(m_store.classOf(m_row).outcome);
    case SessionTableModel::CreatedRole:
        return static_cast<qint64>(m_store.created()[m_row]);
    case SessionTableModel::RedactionRole:
        return redaction();
    case SessionTableModel::FilterFieldRole: {
        const std::optional<FilterField> narrowed = filterField(column);
        return narrowed ? static_cast<int>(*narrowed) : -1;
    }
    case SessionTableModel::FilterValueRole:
        return filterValue(column);
    default:
        return {};
    }
}

int SessionTableText::redaction() const {
    const int word = m_store.classOf(m_row).redaction;
    constexpr int known = static_cast<int>(WireWords<RedactionStatus>::words.size());
    return word == 0 ? 0 : word <= known ? word + 1 : 1;
}

QString SessionTableText::field(TextField field) const {
    return textOf(m_store.text(m_row, field));
}

OpenEnum<ErrorCode> SessionTableText::error() const {
    return valueOf<ErrorCode>(m_store, WordColumn::Error, m_store.classOf(m_row).error);
}

QString SessionTableText::status() const {
    const auto outcome = static_cast<Outcome>(m_store.classOf(m_row).outcome);
    const QString word = outcome == Outcome::Unknown ? m_store.session(m_row).status.unknownWord : QString();
    return word.isEmpty() ? outcomeLabel(outcome) : word;
}

QString SessionTableText::change() const {
    const SessionStore::Mark* mark = m_store.markOf(m_row);
    if (mark == nullptr)
        return {};
    if (!mark->former)
        return tr("new since you last looked");
    if (*mark->former == m_store.classOf(m_row).outcome)
        return tr("changed since you last looked");
    return tr("changed since you last looked, was: %1").arg(outcomeLabel(*mark->former));
}

QString SessionTableText::value(Column column) const {
    switch (column) {
    case SessionTableModel::StatusColumn:
        return status();
    case SessionTableModel::CreatedColumn:
        return relativeTime(m_store.created()[m_row], m_now);
    case SessionTableModel::PersonColumn:
        return maskedName(field(TextField::Person));
    case SessionTableModel::WhyColumn:
        return m_store.classOf(m_row).error != 0 ? refusalTitle(error()) : QString();
    case SessionTableModel::ReferenceColumn:
        return maskedReference(field(TextField::Reference));
    case SessionTableModel::CustomerColumn:
        return field(TextField::Customer);
    case SessionTableModel::RedactionColumn:
        return redactionLabel(
            valueOf<RedactionStatus>(m_store, WordColumn::Redaction, m_store.classOf(m_row).redaction));
    case SessionTableModel::ReportColumn:
        return field(TextField::Report);
    case SessionTableModel::TypeColumn:
        return typeLabel(valueOf<VerificationType>(m_store, WordColumn::Type, m_store.classOf(m_row).type));
    case SessionTableModel::CountryColumn:
        return m_store.wordOf(WordColumn::Country, m_store.classOf(m_row).country);
    case SessionTableModel::EmailColumn:
        return maskedEmail(field(TextField::Email));
    case SessionTableModel::IdColumn:
        return field(TextField::Id);
    case SessionTableModel::ReadableColumn:
        return shortFuseText(fuse(), m_now);
    case SessionTableModel::ColumnCount:
        break;
    }
    return {};
}

/// Counted from the session's beginning: when its report was made is not kept.
SensitiveFuse SessionTableText::fuse() const {
    return sensitiveFuse(m_store.classOf(m_row).hasSensitiveResult(), m_store.created()[m_row], m_reach);
}

QString SessionTableText::fuseToolTip() const {
    if (!m_store.classOf(m_row).hasSensitiveResult())
        return tr("There are no sensitive values to read.");
    const SensitiveFuse left = fuse();
    switch (left.kind) {
    case SensitiveFuse::Kind::Unknown:
        return tr("What this key may read is not known yet.");
    case SensitiveFuse::Kind::Never:
        return tr("This key reads no sensitive values.");
    case SensitiveFuse::Kind::NoEnd:
        return tr("This key reads sensitive values however old they are.");
    case SensitiveFuse::Kind::Until:
        break;
    }
    return tr("Sensitive values can be read %1.").arg(fuseText(left, m_now)) + u' ' +
           tr("Counted from when the session began: its report may be later. Opened, it tells exactly.");
}

/// What is not kept on the disk, and has not been read in this run.
bool SessionTableText::isUnknown(Column column) const {
    const Known known = m_store.classOf(m_row).known;
    switch (column) {
    case SessionTableModel::PersonColumn:
    case SessionTableModel::CountryColumn:
    case SessionTableModel::EmailColumn:
        return known != Known::Whole;
    case SessionTableModel::ReferenceColumn:
    case SessionTableModel::CustomerColumn:
        return known == Known::Outline;
    case SessionTableModel::StatusColumn:
    case SessionTableModel::CreatedColumn:
    case SessionTableModel::WhyColumn:
    case SessionTableModel::RedactionColumn:
    case SessionTableModel::ReportColumn:
    case SessionTableModel::TypeColumn:
    case SessionTableModel::IdColumn:
    case SessionTableModel::ReadableColumn:
    case SessionTableModel::ColumnCount:
        break;
    }
    return false;
}

QString SessionTableText::display(Column column) const {
    const QString text = value(column);
    if (text.isEmpty() && isUnknown(column))
        return QStringLiteral("…");
    return text.isEmpty() ? QStringLiteral("—") : text;
}

QString SessionTableText::toolTip(Column column) const {
    if (column == SessionTableModel::CreatedColumn)
        return exactTime(m_store.created()[m_row]);
    if (const QString changed = change(); column == SessionTableModel::StatusColumn && !changed.isEmpty())
        return tr("%1, %2").arg(value(column), changed);
    if (column == SessionTableModel::WhyColumn && m_store.classOf(m_row).error != 0)
        return guidanceFor(error()).meaning;
    if (column == SessionTableModel::ReadableColumn)
        return fuseToolTip();
    if (isUnknown(column))
        return tr("Not loaded yet: it is not kept on this computer.");
    return value(column);
}

QString SessionTableText::accessible(Column column) const {
    const QString text = value(column);
    if (text.isEmpty())
        return isUnknown(column) ? tr("not loaded yet") : tr("none");
    if (const QString changed = change(); column == SessionTableModel::StatusColumn && !changed.isEmpty())
        return tr("%1, %2").arg(text, changed);
    const bool masked =
        column == SessionTableModel::PersonColumn || column == SessionTableModel::EmailColumn ||
        (column == SessionTableModel::ReferenceColumn && looksPersonal(field(TextField::Reference)));
    return masked ? tr("%1, masked").arg(QString(text).remove(u'•')) : text;
}

QString SessionTableText::copy(Column column) const {
    return column == SessionTableModel::CreatedColumn ? isoTime(m_store.created()[m_row]) : value(column);
}

std::optional<FilterField> SessionTableText::filterField(Column column) {
    switch (column) {
    case SessionTableModel::StatusColumn:
        return FilterField::Status;
    case SessionTableModel::CreatedColumn:
        return FilterField::Created;
    case SessionTableModel::WhyColumn:
        return FilterField::Error;
    case SessionTableModel::ReferenceColumn:
        return FilterField::Reference;
    case SessionTableModel::CustomerColumn:
        return FilterField::Customer;
    case SessionTableModel::RedactionColumn:
        return FilterField::Redaction;
    case SessionTableModel::ReportColumn:
        return FilterField::Report;
    case SessionTableModel::TypeColumn:
        return FilterField::Type;
    case SessionTableModel::CountryColumn:
        return FilterField::Country;
    case SessionTableModel::IdColumn:
        return FilterField::Id;
    case SessionTableModel::PersonColumn:
    case SessionTableModel::EmailColumn:
    case SessionTableModel::ReadableColumn:
    case SessionTableModel::ColumnCount:
        break;
    }
    return std::nullopt;
}

QString SessionTableText::filterValue(Column column) const {
    switch (column) {
    case SessionTableModel::StatusColumn:
        return outcomeWord(static_cast<Outcome>(m_store.classOf(m_row).outcome));
    case SessionTableModel::CreatedColumn:
        return isoTime(m_store.created()[m_row]).left(QStringLiteral("2026-03-14").size());
    case SessionTableModel::WhyColumn:
        return m_store.wordOf(WordColumn::Error, m_store.classOf(m_row).error);
    case SessionTableModel::RedactionColumn:
        return m_store.wordOf(WordColumn::Redaction, m_store.classOf(m_row).redaction);
    case SessionTableModel::TypeColumn:
        return m_store.wordOf(WordColumn::Type, m_store.classOf(m_row).type);
    case SessionTableModel::ReferenceColumn: {
        // In the filter line it would stand in clear.
        const QString reference = field(TextField::Reference);
        return looksPersonal(reference) ? QString() : reference;
    }
    case SessionTableModel::CustomerColumn:
    case SessionTableModel::ReportColumn:
    case SessionTableModel::CountryColumn:
    case SessionTableModel::IdColumn:
        return value(column);
    case SessionTableModel::PersonColumn:
    case SessionTableModel::EmailColumn:
    case SessionTableModel::ReadableColumn:
    case SessionTableModel::ColumnCount:
        break;
    }
    return {};
}
