// SPDX-License-Identifier: Apache-2.0
#include "sessions/WholeList.h"

#include "sessions/SessionTableModel.h"

void whenListIsWhole(const SessionTableModel& table, QObject* context, std::function<void()> then) {
    if (table.isWorking())
        QObject::connect(&table, &SessionTableModel::workingChanged, context, std::move(then),
                         Qt::SingleShotConnection);
    else
        then();
}
