// SPDX-License-Identifier: Apache-2.0
#include "filter/FilteredRows.h"

#include "filter/FilterPass.h"

FilteredRows filterRows(const SessionStore& store, const SessionFilter& filter) {
    FilterPass pass(store, filter);
    pass.advance();
    return pass.result();
}
