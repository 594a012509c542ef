// SPDX-License-Identifier: Apache-2.0
// How what arrives becomes one with what is known.
#include "store/OutlinePacking.h"
#include "store/PersonalValues.h"
#include "store/SessionStorePrivate.h"
#include "store/Utf8.h"

std::optional<SessionStore::Updated> SessionStore::Private::take(const VerificationSession& arrived) {
    std::string id;
    appendUtf8(id, arrived.id.text());
    const std::optional<Row> row = find(id);
    if (!row) {
        const bool erase = arrived.isRedactionRequested();
        const Row added =
            columns.append(erase ? pack(withoutPersonalValues(arrived), words) : pack(arrived, words));
        index.insert(IdIndex::hashOf(id), added, idOf());
        ++mergedRows;
        if (erase)
            keptRefusals.remove(arrived.id);
        return std::nullopt;
    }
    const VerificationSession known = session(*row);
    if (isFromBefore(kindOf(arrived), kindOf(known)))
        return std::nullopt;
    const VerificationSession now = joined(known, arrived);
    keepRefusal(known, now);
    if (now == known && classOf(*row).known == Known::Whole)
        return std::nullopt;
    const std::uint32_t formerClass = columns.classNumbers()[*row];
    columns.replace(*row, pack(now, words));
    return Updated{*row, formerClass, known.created};
}

/// Of a row that is known, only what cannot be undone.
std::optional<SessionStore::Updated> SessionStore::Private::adoptOver(Row row, const SessionKind& kind) {
    VerificationSession known = session(row);
    if (!isFromBefore(kindOf(known), kind))
        return std::nullopt;
    known.status = kind.status;
    known.redaction = kind.redaction;
    if (kind.status.value == SessionStatus::Canceled)
        known.lastError.reset();
    return take(known);
}

void SessionStore::Private::appendNew(const SessionOutlines& outlines) {
    const Row first = columns.size();
    columns.append(outlines, words);
    for (std::size_t i = 0; i < outlines.size(); ++i)
        index.insert(outlines.hashOf(i), static_cast<Row>(first + i), idOf());
}

std::vector<SessionStore::Updated> SessionStore::Private::adopt(const SessionOutlines& outlines) {
    std::vector<Updated> updates;
    if (mergedRows == 0) { // Looking a million ids up would take longer than all the rest.
        appendNew(outlines);
        return updates;
    }
    SessionOutlines unknown;
    for (std::size_t i = 0; i < outlines.size(); ++i) {
        const SessionKind& kind = outlines.kinds()[outlines.kindOf(i)];
        if (const std::optional<Row> row = find(outlines.id(i))) {
            if (const std::optional<Updated> updated = adoptOver(*row, kind))
                updates.push_back(*updated);
        } else {
            unknown.append(outlines.id(i), outlines.report(i), outlines.created()[i],
                           unknown.kindNumber(kind));
        }
    }
    appendNew(unknown);
    return updates;
}

std::vector<SessionStore::Updated> SessionStore::Private::adopt(std::span<const KnownReferences> known) {
    std::vector<Updated> updates;
    std::vector<std::pair<Row, PackedSession>> packed;
    for (const KnownReferences& one : known) {
        const std::optional<Row> row = find(one.id);
        if (!row || classOf(*row).known != Known::Outline || classOf(*row).redaction != 0)
            continue;
        VerificationSession outline = session(*row);
        setReferences(outline, one.references);
        updates.push_back({*row, columns.classNumbers()[*row], outline.created});
        packed.emplace_back(*row, pack(outline, words));
        packed.back().second.kind.known = Known::References;
    }
    columns.replace(std::move(packed));
    return updates;
}

/// What is known together with what arrived, which is not from before it, as merge() promises.
VerificationSession SessionStore::Private::joined(const VerificationSession& known,
                                                  VerificationSession arrived) const {
    if (arrived.isRedactionRequested())
        return withoutPersonalValues(std::move(arrived));
    if (!arrived.verifiedOutputs)
        arrived.verifiedOutputs = known.verifiedOutputs;
    if (!arrived.providedDetails)
        arrived.providedDetails = known.providedDetails;
    return withoutSensitiveValues(std::move(arrived));
}

void SessionStore::Private::keepRefusal(const VerificationSession& known, const VerificationSession& now) {
    if (now.isRedactionRequested())
        keptRefusals.remove(now.id);
    else if (now.status.value == SessionStatus::Canceled && !now.lastError && known.lastError)
        keptRefusals.insert(now.id, *known.lastError);
}
