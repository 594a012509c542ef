// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "identity/VerificationSession.h"
#include "store/SessionClass.h"
#include "store/SessionOutline.h"
#include "store/SessionReferences.h"
#include "store/StoreChange.h"
#include "store/StoreGate.h"
#include "store/TextField.h"

#include <QHash>
#include <QObject>

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

class RecordChunk;
struct ChunkSummary;

/// Every session the desk has seen, in columns: what takes few values as one class number, times as integers,
/// text as UTF-8 records in chunks. Made for a million rows (see tests/bench for what one weighs). There is
/// one way in, merge(), for pages and for the answers of actions alike.
///
/// Sensitive values (dates of birth, id numbers, sex, places of birth) are never kept here. When a session
/// arrives whose redaction was asked for, everything personal kept of it goes at once and is overwritten, and
/// no later object without that redaction brings any of it back.
class SessionStore : public QObject {
    Q_OBJECT
public:
    using Change = StoreChange;
    using Mark = StoreMark;

    explicit SessionStore(QObject* parent = nullptr);
    ~SessionStore() override;

    /// New ids become rows, known ids are updated in place, one signal for all. An object that came without
    /// `verified_outputs` or `provided_details` (they are there only when expanded) does not wipe what is
    /// known of them, unless it is redacted. Which of two answers is newer is for the caller to know.
    /// Nothing is told when nothing differs.
    /// An object from before a cancel or a redaction that is known does not undo it. The gate is closed to
    /// other threads until all who hear of it have.
    void merge(std::span<const VerificationSession> sessions);
    /// Takes in sessions of which only the outline is known, no two with the same id, until merge() brings
    /// the whole. Those that are here already stay as they are, unless the outline tells of a cancel or a
    /// redaction that they do not know of.
    void adopt(const SessionOutlines& outlines);
    /// Of sessions of which the outline alone is known, and whose redaction was not asked for; of others they
    /// are left alone. They stay until merge() brings the whole.
    void adopt(std::span<const KnownReferences> known);
    /// Room for so many rows at once; worth it in an empty store.
    void reserve(std::size_t sessions);
    void clear();

    /// Beside the sessions, for `is:changed` and the list; ascending by row. Marks go with clear().
    void setMarks(std::vector<Mark> marks);
    std::span<const Mark> marks() const;
    /// Null for a row without one.
    const Mark* markOf(Row row) const;

    /// Since when redactions may have been asked for, in unix seconds, of those of which the app knows:
    /// Stripe does not say. For `is:stuck`; told as marked().
    void setRedactionsAsked(const QHash<SessionId, std::int64_t>& askedAt);
    /// Rows of those asked for since then, ascending.
    std::vector<Row> redactionsAskedSince(std::int64_t time) const;

    Row size() const;
    std::optional<Row> rowOf(const SessionId& id) const;
    /// The whole value again, without sensitive leaves.
    VerificationSession session(Row row) const;
    /// What may outlive the desk of it, but for `asOf`, which the store does not know.
    SessionOutline outline(Row row) const;

    // Columns, size() long, valid until the next merge() or clear().
    std::span<const std::int64_t> created() const;
    std::span<const std::uint32_t> classNumbers() const; ///< Into classes().
    /// The chunk of a row is row / RecordChunk::mostRows.
    std::span<const RecordChunk> wordRecords() const;
    std::span<const RecordChunk> idRecords() const;

    /// By chunk.
    std::span<const ChunkSummary> chunkSummaries() const;

    /// By number; numbers never change their meaning until clear().
    std::span<const SessionClass> classes() const;
    /// How many rows each class has.
    std::span<const std::uint32_t> populations() const;
    const SessionClass& classOf(Row row) const { return classes()[classNumbers()[row]]; }

    enum class WordColumn { Type, Error, Redaction, Country, Reason, Flow };
    /// Stripe's word behind a number of a class; words unknown to the desk have numbers of their own.
    QString wordOf(WordColumn column, int number) const;
    /// The number of a word, if any session has or had it or the desk knows it.
    std::optional<int> numberOf(WordColumn column, const QString& word) const;
    /// One past the largest number in use or known.
    int wordCount(WordColumn column) const;

    /// Whoever reads on another thread holds this.
    StoreGate& gate() const;

    /// UTF-8, valid until the next merge() or clear(); empty when absent.
    std::string_view text(Row row, TextField field) const;
    /// The same folded (see Folding); empty also when the text is ASCII.
    std::string_view foldedText(Row row, TextField field) const;
    /// A cancel wipes `last_error` from Stripe's object. The desk keeps the reason beside the session for as
    /// long as it runs (over clear(), too), or until its redaction is asked for.
    std::optional<LastError> keptRefusal(const SessionId& id) const;

    /// Bytes in use and held, all columns, arenas and indexes.
    std::size_t memoryUsed() const;

Q_SIGNALS:
    void merged(const SessionStore::Change& change);
    void aboutToBeCleared(); ///< Every row is still there.
    void cleared();
    /// As merged(), but nothing of the sessions differs: the updated rows are those whose mark does.
    void marked(const SessionStore::Change& change);

private:
    class Private;
    struct Updated;
    void tell(Change change, std::vector<Updated> updates);
    std::unique_ptr<Private> d;
};
