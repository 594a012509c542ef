// SPDX-License-Identifier: Apache-2.0
#include "filter_bar/FilterHelpCard.h"

QList<FilterHelpCard::Section> FilterHelpCard::sections() {
    const auto example = [](const char* line, const QString& finds) {
        return Example{QString::fromUtf8(line), finds};
    };
    return {
        {tr("Words"),
         {example("anna meyer", tr("both words, wherever they stand")),
          example("\"anna meyer\"", tr("the two words side by side")),
          example("-meyer", tr("sessions without the word")),
          example("vs_1Pgc", tr("ids that begin so; id:Pgc within"))}},
        {tr("How it stands"),
         {example("is:refused", tr("verified, unsubmitted, processing, …")),
          example("status:refused,canceled", tr("one of several, with commas")),
          example("error:document_expired", tr("why it was refused; any, none")),
          example("redaction:any", tr("none, processing, validated, redacted")),
          example("is:stuck", tr("redaction may take over 96 hours"))}},
        {tr("When"),
         {example("created:today", tr("yesterday, 2026-03-14, 2026-03, 2026")),
          example("created:>=2026-03-14", tr("from that day on; also > < <=")),
          example("created:2026-01..2026-03", tr("from January to the end of March")),
          example("created:2026-03-14T09:30", tr("that minute; a..b from one to the other")),
          example("age:>3d", tr("over three days ago; w, d, h, m")),
          example("age:1d..7d", tr("one day to a week ago"))}},
        {tr("Who and what"),
         {example("ref:user_90117", tr("part of your reference; also id:")),
          example("email:@gmail.com", tr("part of the email; also person:")),
          example("meta.order:4711", tr("part of a metadata value")),
          example("country:DE,FR", tr("one of these verified countries")),
          example("customer:cus_1", tr("part of its id; also report: and flow:")),
          example("has:report", tr("there is one; no:report, there is not")),
          example("type:document", tr("also id_number, verification_flow")),
          example("is:live", tr("real people; is:test for test mode"))}},
        {tr("Together"),
         {example("is:refused anna OR john", tr("refused, and one of the names")),
          example("-status:canceled", tr("a minus leaves out")),
          example("is:stuck OR (anna age:<7d)", tr("parentheses make several one")),
          example("-(country:DE OR anna)", tr("neither of them"))}},
    };
}
