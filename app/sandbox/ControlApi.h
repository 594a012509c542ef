// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "StripeApi.h"

namespace sandbox {

/// `/sandbox/…`: what tests do to the sandbox itself. No key is asked for; see controlHelp().
class ControlApi {
public:
    ControlApi(World& world, Clock& clock, Settings& settings, StripeApi& stripe)
        : m_world(world)
        , m_clock(clock)
        , m_settings(settings)
        , m_stripe(stripe) {}

    Reply answer(const Request& request);

private:
    QByteArray routed(const Request& request, Parameters& parameters);
    QByteArray mishap(const Request& request, Parameters& parameters);
    QByteArray requestLog(const Request& request);
    QByteArray options(Parameters& parameters);
    QByteArray arrivals(Parameters& parameters);
    QByteArray session(const QList<QByteArray>& path, Parameters& parameters);
    void submit(quint64 number, Parameters& parameters);
    void makeOdd(quint64 number, Parameters& parameters);

    World& m_world;
    Clock& m_clock;
    Settings& m_settings;
    StripeApi& m_stripe;
};

/// The list of these endpoints for `--help`.
const char* controlHelp();

} // namespace sandbox
