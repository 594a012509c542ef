// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "filter/SessionFilter.h"
#include "identity/SensitiveFuse.h"
#include "sessions/ReviewedSession.h"

#include <QScrollArea>

class QVBoxLayout;
struct AbilityAnswer;
class ChecksAskedForSection;
class ChecksSection;
class ErrorNotice;
class MetadataSection;
class OutcomeBox;
class PersonalFieldsSection;
class RawJsonSection;
class RedactionSection;
class SessionFactsSection;

/// All that is known of the open session, in groups, one below the other.
class DetailBody : public QScrollArea {
    Q_OBJECT
public:
    explicit DetailBody(ReviewedSession& reviewed, QWidget* parent = nullptr);

    /// Shows what the reviewed session is now. The widgets stay; only what they say changes.
    void refresh();
    /// Folds explanations that were unfolded for the session before.
    void fold();
    void setNow(std::int64_t now);
    /// Whether the key may open pictures.
    void setPicturesAnswer(const AbilityAnswer& answer);
    void setSensitiveReach(SensitiveReach reach);
    /// When the redaction of the reviewed session was asked for; counts from the next refresh() on.
    void setRedactionAskedAt(std::optional<std::int64_t> askedAt) { m_redactionAskedAt = askedAt; }
    /// A section of somebody else's about the session's attempts: below the checks, while there are any.
    void placeBelowChecks(QWidget* section);
    /// What colleagues tell each other: above Stripe's facts. Shows and hides by itself.
    void placeNotes(QWidget* section);
    /// Metadata that is shown as notes is not shown as such.
    void setNotesShown(bool shown);

Q_SIGNALS:
    void filterRequested(FilterField field, const QString& value);
    void copyRequested(const QString& text);
    /// The company's own words about the session, which may name somebody.
    void ownWordsCopyRequested(JournalDetail what, const QString& text);
    void valueCopyRequested(const FieldKey& key);
    /// A reason has to be given first.
    void reasonRequested(const FieldKey& key);
    void picturesRequested();
    /// See PersonalFieldRow.
    void alwaysShowRequested(const QString& metadataKey, bool always);

private:
    void arrange();
    void connectSections();
    void reveal(const FieldKey& key);
    void refreshField(const FieldKey& key);
    void displayMetadata(const VerificationSession& session);
    void displayFailure();
    void displayProblems();
    void displayFuse();
    void displayAgreement(const VerificationSession& session);
    QString outputsSentence() const;
    QString checksSentence() const;

    ReviewedSession& m_reviewed;
    QVBoxLayout* m_sections = nullptr;
    SensitiveReach m_reach = SensitiveReach::Unknown;
    std::optional<std::int64_t> m_redactionAskedAt;
    std::int64_t m_now = 0; ///< 0: not told yet.
    bool m_notesShown = false;
    QWidget* m_belowChecks = nullptr; ///< Null until it is placed.
    ErrorNotice* m_failure;
    ErrorNotice* m_partlyRead; ///< Something of the session could not be read.
    OutcomeBox* m_outcome;
    RedactionSection* m_redaction;
    PersonalFieldsSection* m_outputs;
    ChecksSection* m_checks;
    SessionFactsSection* m_facts;
    ChecksAskedForSection* m_askedFor;
    PersonalFieldsSection* m_provided;
    MetadataSection* m_metadata;
    RawJsonSection* m_rawJson;
};
