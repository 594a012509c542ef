// SPDX-License-Identifier: Apache-2.0
#include "AccountApi.h"

#include "JsonWriter.h"

namespace sandbox {

namespace {

constexpr qint64 kAccountAge = 3 * 365 * 86'400LL;

void writeProfile(JsonWriter& json) {
    json.beginObject("business_profile");
    json.text("mcc", "5734");
    json.text("name", "Sandbox Marketplace");
    json.text("support_email", "support@marketplace.example");
    json.text("url", "https://marketplace.example");
    json.endObject();
    json.text("business_type", "company");
}

void writeSettings(JsonWriter& json) {
    json.beginObject("settings");
    json.beginObject("dashboard");
    json.text("display_name", "Sandbox Marketplace");
    json.text("timezone", "Europe/Berlin");
    json.endObject();
    json.endObject();
}

} // namespace

QByteArray accountObject(const World& world, const Call& call) {
    call.parameters.list("expand");
    call.parameters.refuseTheRest();
    JsonWriter json;
    json.beginObject();
    json.text("id", accountId());
    json.text("object", "account");
    writeProfile(json);
    json.beginObject("capabilities");
    json.endObject();
    json.boolean("charges_enabled", true);
    json.text("country", "DE");
    json.number("created", world.clock().start() - kAccountAge);
    json.text("default_currency", "eur");
    json.boolean("details_submitted", true);
    json.text("email", "owner@marketplace.example");
    json.boolean("payouts_enabled", true);
    writeSettings(json);
    json.text("type", "standard");
    json.endObject();
    return json.take();
}

} // namespace sandbox
