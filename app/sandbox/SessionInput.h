// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "Parameters.h"
#include "SessionDetails.h"

namespace sandbox {

/// Reads what create and update have in common into the details, and throws a Refusal as Stripe refuses it.
void readMetadata(Parameters& parameters, Metadata& metadata);
void readDocumentOptions(Parameters& parameters, SessionDetails& details);
void readProvidedDetails(Parameters& parameters, SessionDetails& details);
std::optional<SessionType> readType(Parameters& parameters);

} // namespace sandbox
