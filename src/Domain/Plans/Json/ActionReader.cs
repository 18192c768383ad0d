using VanQuan.Workflows.Domain.Calendar;

namespace VanQuan.Workflows.Domain.Plans.Json;

/// <summary>One action of plan.json.</summary>
internal static class ActionReader
{
    public static PlanAction Read(JsonPlace action)
    {
        action.Knows("number", "title", "titleEn", "source", "sourceTasks", "criteria", "lead", "coLeads", "cooperating", "scope", "runs",
            "subjectKind", "due", "recurrence", "deliverable", "definition", "reminders", "note");
        return new(
            action.Whole("number"), action.Text("title"), action.MaybeText("titleEn"), ReadSource(action.Required("source")),
            action.Texts("sourceTasks"), action.Items("criteria", ReadKey), action.Text("lead"), action.Texts("coLeads"),
            action.Texts("cooperating"), action.Texts("scope"), action.Choice("runs", ActionRuns.PerUnit), action.MaybeText("subjectKind"),
            action.Maybe("due") is { } due ? ReadDue(due) : null,
            action.Maybe("recurrence") is { } recurrence ? ReadRecurrence(recurrence) : null,
            action.MaybeText("deliverable"), action.Text("definition"), action.Maybe("reminders")?.Value, action.MaybeText("note"));
    }

    private static SourceClause ReadSource(JsonPlace source)
    {
        source.Knows("document", "clause", "quote");
        return new(source.Text("document"), source.Text("clause"), source.MaybeText("quote"));
    }

    /// <summary>"QD1980-2016-2020/17.8": a bare code is refused, because it means nothing without its set.</summary>
    private static CriterionKey ReadKey(JsonPlace key)
    {
        var parts = key.AsText().Split('/');
        return parts is [{ Length: > 0 } set, { Length: > 0 } code]
            ? new(set, code)
            : throw key.Refuse($"\"{key.AsText()}\" is not a criterion (expected SET/CODE)");
    }

    private static ActionDue ReadDue(JsonPlace due)
    {
        due.Knows("date", "standing", "roll", "basis");
        return new(due.Date("date"), ReadStanding(due), due.Choice("roll", RollPolicy.None), due.MaybeText("basis"));
    }

    private static Recurrence ReadRecurrence(JsonPlace recurrence)
    {
        recurrence.Knows("rule", "from", "until", "due", "whenOpen", "standing");
        return new(
            ReadRule(recurrence.Required("rule")), recurrence.Date("from"), recurrence.Date("until"),
            PlanReader.ReadDeadline(recurrence.Required("due")),
            recurrence.Choice("whenOpen", PreviousRoundOpen.Wait), ReadStanding(recurrence));
    }

    private static RecurrenceRule ReadRule(JsonPlace rule)
    {
        try
        {
            return RecurrenceRule.Parse(rule.AsText());
        }
        catch (FormatException unreadable)
        {
            throw rule.Refuse(unreadable.Message, unreadable);
        }
    }

    /// <summary>Written in lower case: <c>plan</c> or <c>proposed</c>.</summary>
    private static DueStanding ReadStanding(JsonPlace place) => place.Text("standing") switch
    {
        "plan" => DueStanding.Plan,
        "proposed" => DueStanding.Proposed,
        var other => throw place.Required("standing").Refuse($"\"{other}\" is not one of plan, proposed"),
    };
}
