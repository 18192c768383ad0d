using VanQuan.Workflows.Domain.Engine.Definitions;
using VanQuan.Workflows.Domain.Identity;

namespace VanQuan.Workflows.Domain.Engine.Soundness.Binding;

/// <summary>
/// Who works and who approves, in one start: addresses are evaluated as the engine would and looked up among the posts there are. A task addressed to
/// one single post is surely done by its holder; one addressed to a body by anybody of it.
/// </summary>
internal sealed class PeopleFindings(WorkflowDefinition definition, BoundPeople people, BoundFindings findings, UntoldSteps untold)
{
    /// <summary>Loops over more bodies than this are looked at for the first ones only; the bodies of a plan are some dozens.</summary>
    private const int MostUnits = 100;

    private readonly Dictionary<string, List<(string? Round, Address Address)>> assigned = [];

    public void Check(StartedInstance at)
    {
        assigned.Clear();
        Walk(definition.Root, null, at, Assignee);
        Walk(definition.Root, null, at, (node, round, _) => Approval(node, round, at));
    }

    private static void Walk(ActivityNode node, string? round, StartedInstance at, Action<ActivityNode, string?, StartedInstance> visit)
    {
        visit(node, round, at);
        if (node is { Type: ActivityTypes.ForEachUnit, Body: { } body } && at.Texts(node, "units") is { IsKnown: true, Value: { } units })
            foreach (var unit in units.Distinct().Take(MostUnits))
            {
                at.EnterRound(node, unit);
                Walk(body, $"{round}/{unit}", at, visit);
            }
        else
            foreach (var child in node.Children)
                Walk(child, round, at, visit);
    }

    private void Assignee(ActivityNode node, string? round, StartedInstance at)
    {
        if (node.Type != ActivityTypes.UserTask || node.Input("assignee") is null)
            return;
        var told = at.Text(node, "assignee");
        var name = StepNames.Of(node);
        if (told.Problem is { } problem)
            findings.Add(Wrong(node, $"người thực hiện không tính được: {problem}", $"who does it cannot be worked out: {problem}"), at.Start);
        else if (!told.IsKnown)
            untold.Add(node, StepNames.Field("assignee"));
        else if (!Address.TryParse(told.Value, out var address, out var unreadable))
            findings.Add(Wrong(node, $"người thực hiện “{told.Value}” không phải địa chỉ của ai; hãy chọn lại từ danh sách", $"who does it: {unreadable.TrimEnd('.')}"), at.Start);
        else
        {
            (assigned.TryGetValue(node.Id, out var list) ? list : assigned[node.Id] = []).Add((round, address));
            if (address.Kind == AddressKind.Person && people.Staff is null)
                untold.Add(node, StepNames.Field("assignee"));
            else if (people.Holders(address, at.Start).Count == 0)
            {
                var (who, why) = (AddressNames.Of(address, people), AddressNames.WhyNobody(address, people)!);
                findings.Add(Wrong(node, $"giao cho {who.Vi}, nhưng {why.Vi}", $"is assigned to {who.En}, but {why.En}"), at.Start);
            }
        }

        Finding Wrong(ActivityNode step, string vi, string en) =>
            Finding.Error("malformed", step.Id, $"Bước {name.Vi}: {vi}.", $"The step {name.En}: {en}.") with { Detail = "assignee" };
    }

    private void Approval(ActivityNode node, string? round, StartedInstance at)
    {
        if (node.Type != ActivityTypes.Approval || node.Input("approvers") is null)
            return;
        var told = at.Texts(node, "approvers");
        var quorum = at.Whole(node, "quorum");
        if (!quorum.IsKnown)
            untold.Add(node, new("số người phải đồng ý", "how many have to agree"));
        if (told.Problem is { } problem)
            findings.Add(Finding.Error("malformed", node.Id, $"Bước {StepNames.Of(node).Vi}: người duyệt không tính được: {problem}.",
                $"The step {StepNames.Of(node).En}: who approves cannot be worked out: {problem}.") with { Detail = "approvers" }, at.Start);
        else if (!told.IsKnown)
            untold.Add(node, StepNames.Field("approvers"));
        else
            new ApprovalSeats(node, told.Value!, people, at, Workers(node, round, at)).Check(quorum is { IsKnown: true, Value: { } needed } ? needed : null, findings, untold);
    }

    /// <summary>People who must have done what is reviewed. Inside a loop's body it is the same unit's work.</summary>
    private HashSet<string> Workers(ActivityNode approval, string? round, StartedInstance at) =>
        [.. from reviewed in approval.StaticList("reviews")
            from task in assigned.GetValueOrDefault(reviewed) ?? []
            where round is null || task.Round is null || task.Round.StartsWith(round, StringComparison.Ordinal) || round.StartsWith(task.Round, StringComparison.Ordinal)
            let holders = people.Holders(task.Address, at.Start)
            where holders.Count == 1 && !ApprovalSeats.IsOpen(task.Address)
            select holders[0].Id];
}
