// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "JsonWriter.h"
#include "Parameters.h"
#include "Refusal.h"

namespace sandbox {

enum class MishapKind : quint8 {
    RateLimit,
    LockTimeout,
    Conflict,
    ServerError,
    SlowBody,
    CutBody,
    Reset,
    NotJson,
    Html,
    NotActivated,
    Unauthorized,
    Forbidden,
    Timeout,
    DamagedObject,
};

/// Something that goes wrong with the next requests.
struct Mishap {
    MishapKind kind = MishapKind::ServerError;
    /// How many requests it still befalls; negative until cleared.
    qint64 left = 1;
    /// Only requests whose path begins so, and with this method; empty is any.
    QByteArray path;
    QByteArray method;
    /// The action is carried out although its answer is lost.
    bool afterEffect = false;
    int slowMs = 3'000;
};

/// The mishaps that wait for their requests, in the order they were asked for.
class Mishaps {
public:
    /// Reads one from `POST /sandbox/mishap`; throws a Refusal for what it does not know.
    void add(Parameters& parameters);
    void clear() { m_waiting.clear(); }
    /// The mishap that befalls this request, counted down.
    std::optional<Mishap> take(const QByteArray& method, const QByteArray& path);
    void write(JsonWriter& json) const;

private:
    QList<Mishap> m_waiting;
};

/// Whether the endpoint still answers under this mishap: the bytes of its answer are then spoilt on the way.
bool endpointAnswers(const Mishap& mishap);
/// What the client gets instead of, or made out of, the endpoint's answer.
Reply spoilt(const Mishap& mishap, const Reply& reply, const QByteArray& maskedKey);

} // namespace sandbox
