// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <string_view>

/// Whether a text holds what must not leave models/stripe: an API key, a `client_secret`, the address of a
/// session's page or of a file link. Quick enough for every text of a page.
bool holdsSecret(std::string_view utf8);

/// The text with each of them replaced by dots; of a `client_secret` the id of its session stays.
QString withoutSecrets(const QString& text);
