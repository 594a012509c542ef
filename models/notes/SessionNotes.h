// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "identity/VerificationSession.h"

#include <QStringList>

/// What colleagues tell each other of a session, kept in the session's own metadata at Stripe, under names
/// of the desk's own. Everybody who may read the account's sessions reads it, and a redaction erases it.
enum class NotePart { AssignedTo, Note, SeenBy };

struct SessionNotes {
    QString assignedTo; ///< Empty: nobody.
    QString note;
    QStringList seenBy; ///< In the order they said so.
    bool isEmpty() const { return assignedTo.isEmpty() && note.isEmpty() && seenBy.isEmpty(); }
    friend bool operator==(const SessionNotes&, const SessionNotes&) = default;
};

SessionNotes notesIn(const Metadata& metadata);
/// "verification_desk_note", ...
QString metadataKeyOf(NotePart part);
bool isNoteKey(const QString& key);
/// What stands under the part's key; empty when nothing does.
QString noteText(const Metadata& metadata, NotePart part);

/// Who has seen it, with one more. A name with a comma is written without it: commas stand between names.
QString withSeenBy(const QString& seenBy, const QString& name);

/// How many characters of one value Stripe takes, counted as people count them: an emoji is one.
inline constexpr int longestNote = 500;
int noteLength(const QString& text);

/// Why Stripe would not take that text for the part of the session as it is now, in words; empty when it
/// would.
QString whyNotWritable(const VerificationSession& session, NotePart part, const QString& text);
