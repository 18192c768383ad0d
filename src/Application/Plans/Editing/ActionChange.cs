using VanQuan.Workflows.Domain.Calendar;
using VanQuan.Workflows.Domain.Plans;
using VanQuan.Workflows.Domain.Tasks.Forms;

namespace VanQuan.Workflows.Application.Plans.Editing;

/// <summary>What whoever runs a plan may change of an action: who, where, by when, and what comes out. The source's own words stay.</summary>
/// <param name="Due">Local date; null where the action is continuous and has none.</param>
/// <param name="Roll">What becomes of a date that is no working day.</param>
public sealed record ActionChange(
    string Lead, IReadOnlyList<string> Cooperating, IReadOnlyList<string> Scope, DateOnly? Due, RollPolicy Roll, string? Deliverable)
{
    public static ActionChange Of(PlanAction action) =>
        new(action.Lead, action.Cooperating, action.Scope, action.Due?.Date, action.Due?.Roll ?? RollPolicy.None, action.Deliverable);

    public IEnumerable<FieldError> ErrorsIn(Plan plan, PlanAction action, DateOnly today)
    {
        if (!Lives(Lead))
            yield return new("lead", new("Chưa chọn cơ quan chủ trì còn hoạt động.", "Choose a lead body that still exists."));
        if (Scope.Count == 0 || !Scope.All(Lives))
            yield return new("scope", new("Chọn ít nhất một địa bàn còn hoạt động.", "Choose at least one body that still exists."));
        if (!Cooperating.All(Lives))
            yield return new("cooperating", new("Có cơ quan phối hợp không còn hoạt động.", "A cooperating body no longer exists."));
        if (action.Due is not null && Due is null)
            yield return new("due", new("Chưa đọc được hạn, ghi dạng ngày/tháng/năm.", "The due date is missing; write day/month/year."));
        else if (Due is { } due && due != action.Due?.Date && due < today)
            yield return new("due", new("Hạn mới đã qua; chọn từ hôm nay trở đi.", "The new due date is past; choose today or later."));
        if (Deliverable?.Length > 300)
            yield return new("deliverable", new("Dài tối đa 300 chữ.", "At most 300 characters."));

        bool Lives(string code) => plan.Units.FirstOrDefault(unit => unit.Code == code)?.ExistsOn(today) == true;
    }

    /// <summary>The plan with this action changed. A date that is moved is the steering committee's, no longer the plan's own.</summary>
    public Plan In(Plan plan, int number) => plan with { Actions = [.. plan.Actions.Select(action => action.Number == number ? Applied(action) : action)] };

    private PlanAction Applied(PlanAction action) => action with
    {
        Lead = Lead,
        Cooperating = [.. Cooperating.Where(code => code != Lead).Distinct()],
        Scope = [.. Scope.Distinct()],
        Deliverable = string.IsNullOrWhiteSpace(Deliverable) ? null : Deliverable.Trim(),
        Due = action.Due is not { } before || Due is not { } date ? action.Due
            : before with { Date = date, Roll = Roll, Standing = date == before.Date ? before.Standing : DueStanding.Proposed },
    };
}
