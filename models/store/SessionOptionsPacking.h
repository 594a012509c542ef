// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "identity/VerificationSession.h"
#include "store/Packing.h"

void writeOptions(PackedWriter& writer, const SessionOptions& options);
SessionOptions readOptions(PackedReader& reader);
