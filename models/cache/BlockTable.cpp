// SPDX-License-Identifier: Apache-2.0
#include "cache/BlockTable.h"

#include "cache/Checksum.h"
#include "cache/SessionBlock.h"

#include <algorithm>
#include <limits>

namespace {

/// Small enough to be written anew for one session, large enough that a million are two thousand.
constexpr std::size_t mostSessions = 512;
constexpr std::int64_t endOfTime = std::numeric_limits<std::int64_t>::max();

bool isListedBefore(const SessionOutline& a, const SessionOutline& b) {
    return a.created != b.created ? a.created > b.created : a.id < b.id;
}

/// A block's bytes and its place.
std::int64_t sumOf(std::int64_t earliest, std::string_view bytes) {
    constexpr std::uint64_t factor = 0xD6E8FEB86659FD93;
    return static_cast<std::int64_t>(static_cast<std::uint64_t>(checksumOf(bytes)) ^
                                     (static_cast<std::uint64_t>(earliest) + 1) * factor);
}

/// What stays of the two.
SessionOutline later(const SessionOutline& known, const SessionOutline& learned) {
    if (isFromBefore(learned.kind, known.kind))
        return known;
    if (isFromBefore(known.kind, learned.kind))
        return learned;
    return learned.asOf < known.asOf ? known : learned;
}

} // namespace

bool BlockTable::read(std::size_t firstPiece, std::size_t piece, const CacheFile::Taker& take) {
    Statement blocks(m_database, "SELECT earliest, sessions, sum, bytes FROM block ORDER BY earliest DESC");
    std::int64_t before = endOfTime;
    std::size_t wanted = firstPiece;
    SessionOutlines outlines;
    outlines.reserve(wanted + mostSessions);
    while (blocks.step()) {
        const std::int64_t earliest = blocks.number(0);
        const std::string_view bytes = blocks.bytes(3);
        const std::optional<SessionBlock> block = SessionBlock::fromBytes(bytes);
        if (blocks.number(2) != sumOf(earliest, bytes) || !block ||
            block->size() != static_cast<std::size_t>(blocks.number(1)) ||
            !block->appendTo(outlines, earliest, before))
            return false;
        before = earliest;
        m_addedSessions += blocks.number(1);
        m_addedSum += static_cast<std::uint64_t>(blocks.number(2));
        if (outlines.size() < wanted)
            continue;
        wanted = piece;
        if (!take(std::exchange(outlines, SessionOutlines())))
            return true;
        outlines.reserve(wanted + mostSessions);
    }
    if (outlines.size() > 0 && !take(std::move(outlines)))
        return true;
    Statement seal(m_database, "SELECT sessions, sum FROM seal");
    return seal.step() && seal.number(0) == m_addedSessions &&
           static_cast<std::uint64_t>(seal.number(1)) == m_addedSum;
}

std::optional<BlockTable::Block> BlockTable::blockFor(std::int64_t created) {
    Block block;
    block.before = endOfTime;
    Statement next(m_database, "SELECT min(earliest) FROM block WHERE earliest > ?");
    next.bind(1, created);
    if (next.step() && next.number(0) > created)
        block.before = next.number(0);
    Statement own(m_database, "SELECT earliest, sum, bytes FROM block WHERE earliest <= ? "
                              "ORDER BY earliest DESC LIMIT 1");
    own.bind(1, created);
    if (!own.step())
        return block;
    block.exists = true;
    block.earliest = own.number(0);
    block.sum = own.number(1);
    const std::optional<SessionBlock> read = SessionBlock::fromBytes(own.bytes(2));
    if (block.sum != sumOf(block.earliest, own.bytes(2)) || !read)
        return std::nullopt;
    block.sessions = read->sessions();
    return block;
}

bool BlockTable::write(std::span<const SessionOutline> learned) {
    Sessions sessions;
    for (const SessionOutline& session : learned)
        if (SessionBlock::canHold(session))
            sessions.push_back(session);
    // What was learned of one session stays in its order.
    std::stable_sort(sessions.begin(), sessions.end(), isListedBefore);
    for (auto first = sessions.begin(); first != sessions.end();) {
        std::optional<Block> block = blockFor(first->created);
        if (!block)
            return false;
        const auto end = std::find_if(first, sessions.end(), [&block](const SessionOutline& session) {
            return session.created < block->earliest;
        });
        const bool grewAtItsEnd =
            block->sessions.empty() || first->created <= block->sessions[block->sessions.size() / 2].created;
        const Block former = *block;
        join(block->sessions, Sessions(first, end));
        store(former, std::move(block->sessions), grewAtItsEnd);
        first = end;
    }
    return sessions.empty() || seal();
}

/// `sessions` in the order of a list, `learned` too.
void BlockTable::join(Sessions& sessions, Sessions learned) {
    Sessions joined;
    joined.reserve(sessions.size() + learned.size());
    auto known = sessions.begin();
    for (SessionOutline& session : learned) {
        for (; known != sessions.end() && isListedBefore(*known, session); ++known)
            joined.push_back(std::move(*known));
        const bool isKnown = known != sessions.end() && known->id == session.id;
        if (isKnown)
            joined.push_back(std::move(*known++));
        if (joined.empty() || joined.back().id != session.id) {
            joined.push_back(withoutTraces(std::move(session)));
            continue;
        }
        SessionOutline now = withoutTraces(later(joined.back(), session));
        m_hasErased = m_hasErased || (now.kind.redaction && !joined.back().kind.redaction);
        joined.back() = std::move(now);
    }
    joined.insert(joined.end(), std::make_move_iterator(known), std::make_move_iterator(sessions.end()));
    sessions = std::move(joined);
}

/// Cuts what has become too much: full pieces away from where it grows, so that a history read from either
/// end leaves full blocks. Sessions of one second stay together.
void BlockTable::store(const Block& former, Sessions sessions, bool grewAtItsEnd) {
    if (former.exists) {
        Statement gone(m_database, "DELETE FROM block WHERE earliest = ?");
        gone.bind(1, former.earliest).run();
        m_addedSum -= static_cast<std::uint64_t>(former.sum);
        m_addedSessions -= static_cast<std::int64_t>(former.sessions.size());
    }
    const auto cutBehind = [&sessions](std::size_t place) {
        while (place < sessions.size() && sessions[place].created == sessions[place - 1].created)
            ++place;
        return place;
    };
    std::size_t first = 0;
    const std::size_t rest = sessions.size() % mostSessions;
    std::size_t end = cutBehind(std::min(grewAtItsEnd || rest == 0 ? mostSessions : rest, sessions.size()));
    while (end < sessions.size()) {
        put(sessions[end - 1].created, std::span(sessions).subspan(first, end - first));
        first = end;
        end = cutBehind(std::min(first + mostSessions, sessions.size()));
    }
    put(former.earliest, std::span(sessions).subspan(first));
}

void BlockTable::put(std::int64_t earliest, std::span<const SessionOutline> sessions) {
    const std::string bytes = SessionBlock::bytesOf(sessions);
    const std::int64_t sum = sumOf(earliest, bytes);
    Statement put(m_database, "INSERT INTO block VALUES (?, ?, ?, ?)");
    put.bind(1, earliest).bind(2, static_cast<std::int64_t>(sessions.size())).bind(3, sum).bind(4, bytes);
    put.run();
    m_addedSum += static_cast<std::uint64_t>(sum);
    m_addedSessions += static_cast<std::int64_t>(sessions.size());
}

bool BlockTable::seal() {
    // In 64 bits that wrap, which SQL's sums do not.
    Statement known(m_database, "SELECT sessions, sum FROM seal");
    if (!known.step())
        return false;
    const std::int64_t sessions = known.number(0) + m_addedSessions;
    const auto sum = static_cast<std::int64_t>(static_cast<std::uint64_t>(known.number(1)) + m_addedSum);
    known.reset();
    Statement seal(m_database, "UPDATE seal SET sessions = ?, sum = ?");
    seal.bind(1, sessions).bind(2, sum).run();
    return true;
}
