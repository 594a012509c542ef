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

/// Takes a page and answers the id of its last session, or nothing when that is enough.
using PageTaker = std::function<QString(const QByteArray& page)>;
/// One page of the sandbox after the other, newest first, with people expanded.
void fetchEachPage(const QUrl& sandbox, PageTaker take, std::function<void(const QString& error)> done);

/// The newest of the sandbox at this address, with people expanded. Ends in `done` with what it got.
void fetchPages(const QUrl& sandbox, int sessions, std::function<void(ListPages, const QString& error)> done);
