// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "Access.h"
#include "Parameters.h"
#include "World.h"

namespace sandbox {

/// An admitted request on its way to an endpoint.
struct Call {
    const Access& access;
    Parameters& parameters;
    /// The variable parts of the path, decoded.
    QList<QByteArray> arguments;
    RequestMark mark;
};

} // namespace sandbox
