// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "Call.h"
#include "Settings.h"

namespace sandbox {

/// `/v1/identity/verification_reports`: one for each submission that was decided.
class ReportApi {
public:
    ReportApi(const World& world, const Settings& settings)
        : m_world(world)
        , m_settings(settings) {}

    QByteArray list(const Call& call) const;
    QByteArray retrieve(const Call& call) const;

private:
    const World& m_world;
    const Settings& m_settings;
};

} // namespace sandbox
