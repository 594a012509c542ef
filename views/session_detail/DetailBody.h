// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "filter/SessionFilter.h"
#include "sessions/ReviewedSession.h"

#include <QScrollArea>

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
    void setNow(std::int64_t now);
    /// Whether the key may open pictures.
    void setPicturesAnswer(const AbilityAnswer& answer);

Q_SIGNALS:
    void filterRequested(FilterField field, const QString& value);
    void copyRequested(const QString& text);
    void picturesRequested();

private:
    void arrange();
    void connectSections();
    void refreshField(PersonalField field);
    void displayFailure();
    QString outputsSentence() const;
    QString checksSentence() const;

    ReviewedSession& m_reviewed;
    ErrorNotice* m_failure;
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
