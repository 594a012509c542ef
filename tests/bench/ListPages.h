// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QUrl>

#include <functional>
#include <vector>

/// Pages of Stripe's list as the bytes of their JSON, a hundred sessions each.
using ListPages = std::vector<QByteArray>;

/// Made in this process: the usual mix of sessions, written as Stripe writes them.
ListPages madePages(int sessions);

/// The newest of the sandbox at this address, with people expanded. Ends in `done` with what it got.
void fetchPages(const QUrl& sandbox, int sessions, std::function<void(ListPages, const QString& error)> done);
