using VanQuan.Workflows.Domain.Identity;
using VanQuan.Workflows.Domain.Reminders;

namespace VanQuan.Workflows.Portal.Wording;

/// <summary>What a reminder policy does, in one sentence for people.</summary>
public static class ReminderWords
{
    public static string Policy(this Say say, ReminderPolicy policy)
    {
        var parts = new List<string>();
        if (policy.Before.Count > 0)
            parts.Add(say["trước hạn {0} ngày làm việc", string.Join(", ", policy.Before)]);
        if (policy.AtDue)
            parts.Add(say["đúng ngày hạn"]);
        if (policy.OverdueEvery is { } every)
            parts.Add(say["quá hạn thì cứ {0} ngày làm việc nhắc lại", every]);
        parts.AddRange(policy.Escalate.Select(step => say["quá {0} ngày làm việc báo {1}", step.After, say.Level(step.To)]));
        if (parts.Count == 0)
            return say["Không gửi thư nhắc nào."];
        var sentence = string.Join("; ", parts);
        return char.ToUpperInvariant(sentence[0]) + sentence[1..] + ".";
    }

    public static string Level(this Say say, EscalationLevel level) => level switch
    {
        EscalationLevel.Head => say["trưởng cơ quan"],
        EscalationLevel.Office => say["Văn phòng HĐND và UBND huyện"],
        EscalationLevel.ViceChairman => say["phó Chủ tịch UBND huyện"],
        _ => say["chuyên viên"],
    };
}
