using VanQuan.Workflows.Domain.Engine.Execution;
using VanQuan.Workflows.Domain.Identity;
using VanQuan.Workflows.Domain.Plans;
using VanQuan.Workflows.Domain.Reminders;
using Xunit;

namespace VanQuan.Workflows.Application_Tests.Plans;

/// <summary>Each shipped procedure, lived through in memory by the kernel with the inputs its plan action gives it.</summary>
public sealed class ProcedureTests
{
    private const int Walks = 30;

    public static TheoryData<string> Definitions => [.. VanQuan.Procedures.Keys.Order(StringComparer.Ordinal)];

    public static TheoryData<int> Actions => [.. VanQuan.Plan.Actions.Select(action => action.Number)];

    [Theory, MemberData(nameof(Definitions))]
    public void Every_branch_of_a_procedure_comes_to_its_end(string definitionId)
    {
        var definition = VanQuan.Procedures[definitionId];
        var action = VanQuan.Plan.Actions.First(action => action.Definition == definitionId);
        var walk = new ProcedureWalk(definition, VanQuan.Plan);
        var run = VanQuan.Plan.RunsOf(action).First();

        for (var round = 0; round < Walks; round++)
        {
            var ended = walk.Walk(run, round, late: round % 3 == 0);
            Assert.Equal([], ended.Incidents.Select(incident => $"{incident.ActivityId}: {incident.Message}"));
            Assert.Equal((InstanceStatus.Finished, InstanceSubStatus.Finished), (ended.Status, ended.SubStatus));
            Assert.True(walk.LastStep.Any(effect => effect is Notify or RecordIndicator), $"walk {round} ended without telling anybody");
        }

        var people = definition.Activities.Values.Where(node => node.Type is "VanQuan.UserTask" or "VanQuan.Approval");
        var missed =
            from node in people
            from outcome in node.Type == "VanQuan.Approval" ? ["Approved", "Returned", "Rejected"] : node.StaticList("outcomes")
            where !walk.Chosen.ContainsKey((node.Id, outcome))
            select $"{node.Id}.{outcome}";
        Assert.Empty(missed);
        var recorded = walk.Effects.OfType<RecordIndicator>().Select(effect => effect.ActivityId).ToHashSet();
        Assert.Empty(definition.Activities.Values.Where(node => node.Type == "VanQuan.RecordIndicator" && !recorded.Contains(node.Id)).Select(node => node.Id));
    }

    [Theory, MemberData(nameof(Actions))]
    public void Every_action_reaches_bodies_that_have_staff_and_criteria_that_exist(int number)
    {
        var action = VanQuan.Plan.Action(number);
        var walk = new ProcedureWalk(VanQuan.Procedures[action.Definition], VanQuan.Plan);
        foreach (var run in VanQuan.Plan.RunsOf(action).Take(2))
            Assert.Equal(InstanceSubStatus.Finished, walk.Walk(run, 0).SubStatus);

        Assert.NotEmpty(walk.Effects.OfType<OpenTask>());
        Assert.All(AddressesIn(walk.Effects), address =>
            Assert.NotEqual(OrgUnitKind.Group, VanQuan.Plan.Unit(Address.Parse(address).Unit!).Kind));
        Assert.All(walk.Effects.OfType<RecordIndicator>(), effect =>
            Assert.NotNull(VanQuan.Plan.CriteriaSets.Single(set => set.Code == effect.CriteriaSet).Find(effect.Code)));
        Assert.All(walk.Effects.OfType<OpenTask>(), task =>
        {
            ReminderPolicy.Read(task.Spec.Reminders);
            Assert.NotNull(task.Spec.Due);
            Assert.False(string.IsNullOrWhiteSpace(task.Spec.Due!.Rule.Basis), $"{task.ActivityId} cites no basis for its due date");
            Assert.DoesNotContain("{{", task.Spec.Title, StringComparison.Ordinal);
        });
    }

    private static IEnumerable<string> AddressesIn(IEnumerable<Effect> effects) =>
        effects.SelectMany(effect => effect switch
        {
            OpenTask task => [task.Spec.Assignee, .. task.Spec.Cooperating],
            OpenApproval approval => approval.Spec.Approvers,
            Notify notify => notify.Recipients,
            _ => (IReadOnlyList<string>)[],
        }).Distinct();
}
