// SPDX-License-Identifier: Apache-2.0
#include "notes/SessionNotes.h"

#include <QCoreApplication>

#include <algorithm>

namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("SessionNotes", text);
}

constexpr QLatin1StringView ownKeys("verification_desk_");
constexpr std::size_t mostKeys = 50; ///< Stripe's limit (docs.stripe.com/api/metadata).
const QString betweenNames = QStringLiteral(", ");

} // namespace

QString metadataKeyOf(NotePart part) {
    switch (part) {
    case NotePart::AssignedTo:
        return ownKeys + QStringLiteral("assigned_to");
    case NotePart::Note:
        return ownKeys + QStringLiteral("note");
    case NotePart::SeenBy:
        return ownKeys + QStringLiteral("seen_by");
    }
    return {};
}

bool isNoteKey(const QString& key) {
    return key == metadataKeyOf(NotePart::AssignedTo) || key == metadataKeyOf(NotePart::Note) ||
           key == metadataKeyOf(NotePart::SeenBy);
}

QString noteText(const Metadata& metadata, NotePart part) {
    const auto found = std::ranges::find(metadata, metadataKeyOf(part), &Metadata::value_type::first);
    return found == metadata.end() ? QString() : found->second;
}

SessionNotes notesIn(const Metadata& metadata) {
    return {noteText(metadata, NotePart::AssignedTo), noteText(metadata, NotePart::Note),
            noteText(metadata, NotePart::SeenBy).split(betweenNames, Qt::SkipEmptyParts)};
}

QString withSeenBy(const QString& seenBy, const QString& name) {
    QString plain = name.simplified();
    plain.remove(u',');
    QStringList names = seenBy.split(betweenNames, Qt::SkipEmptyParts);
    if (!plain.isEmpty() && !names.contains(plain))
        names << plain;
    return names.join(betweenNames);
}

int noteLength(const QString& text) {
    return static_cast<int>(text.toUcs4().size());
}

QString whyNotWritable(const VerificationSession& session, NotePart part, const QString& text) {
    if (session.isRedactionRequested())
        return tr("Its redaction was asked for: Stripe takes no notes for it any more.");
    const int length = noteLength(text);
    if (length > longestNote)
        return tr("Stripe takes %1 characters, these are %2. Shorten it and save again.")
            .arg(longestNote)
            .arg(length);
    const bool isNew = noteText(session.metadata, part).isEmpty() && !text.isEmpty();
    if (isNew && session.metadata.size() >= mostKeys)
        return tr("This session has %1 metadata keys, the most Stripe takes. One of them has to go first, "
                  "in the program that writes them.")
            .arg(mostKeys);
    return {};
}
