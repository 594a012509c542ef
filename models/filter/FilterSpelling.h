// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "filter/SessionFilter.h"

// How a filter is written, so that the line parses to it again.

/// A value of the field behind its colon. A word of Stripe's that the desk does not know yet is understood
/// only in quotes.
QString typedValueOf(FilterField field, const QString& value);
/// meta.order, meta."my key"
QString typedMetadataField(const QString& key);
QString typedCondition(const Condition& condition);
