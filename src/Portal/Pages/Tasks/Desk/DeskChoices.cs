using VanQuan.Workflows.Domain.Identity;
using VanQuan.Workflows.Domain.Plans;
using VanQuan.Workflows.Portal.Hosting;
using VanQuan.Workflows.Portal.Wording;

namespace VanQuan.Workflows.Portal.Pages.Tasks.Desk;

/// <summary>What the filters of My work offer. From plans and posts, which are known already: no task is read for it.</summary>
public sealed class DeskChoices(Visitor visitor, Say say)
{
    public sealed record Choice(string Value, string Word);

    public IReadOnlyList<Choice> Actions(IReadOnlyList<Plan> plans) =>
        [.. plans.SelectMany(plan => plan.Actions).DistinctBy(action => action.Number).OrderBy(action => action.Number)
            .Select(action => new Choice($"{action.Number}", $"{say["NV {0:00}", action.Number]} · {(say.English ? action.TitleEn ?? action.Title : action.Title)}"))];

    public IReadOnlyList<Choice> Areas(IReadOnlyList<Plan> plans) =>
        [.. plans.SelectMany(plan => plan.Actions.SelectMany(plan.ScopeOf)).DistinctBy(unit => unit.Code)
            .Select(unit => new Choice(unit.Code, visitor.UnitName(unit.Code))).OrderBy(choice => choice.Word, StringComparer.Ordinal)];

    /// <summary>The bodies whose work comes to this person, by post or by delegation; empty for one body, where there is nothing to choose.</summary>
    public IReadOnlyList<Choice> Bodies()
    {
        var codes = visitor.Staff.AddressesOf(visitor.Actor.PersonId, visitor.Today).Select(text => Address.Parse(text).Unit)
            .OfType<string>().Distinct().ToList();
        return codes.Count < 2 ? [] : [.. codes.Select(code => new Choice(code, visitor.UnitName(code))).OrderBy(choice => choice.Word, StringComparer.Ordinal)];
    }

    public IReadOnlyList<Choice> Kinds => [new("viec", say["Việc phải làm"]), new("duyet", say["Hồ sơ chờ duyệt"])];

    public IReadOnlyList<Choice> Holders => [new("toi", say["Bạn đang giữ"]), new("chua", say["Chưa ai nhận"]), new("khac", say["Đồng nghiệp giữ"])];
}
