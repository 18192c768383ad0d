using VanQuan.Workflows.Domain.Plans;
using Xunit;

namespace VanQuan.Workflows.Domain_Tests.Plans;

/// <summary>The shipped plan says what the table says: each core row is in an action, with its lead, its bodies and its scope.</summary>
public sealed class GoldTableTests
{
    private static readonly Plan Plan = PlanJson.Read(GoldTable.Text("plan.json"));

    public static TheoryData<string> Rows => [.. GoldTable.Core.Select(row => row.Id)];

    [Fact]
    public void Sixty_eight_core_rows_are_fifty_eight_actions()
    {
        Assert.Equal(68, GoldTable.Core.Count);
        Assert.Equal(58, Plan.Actions.Count);
        Assert.Equal(GoldTable.Core.Select(row => row.Id).Order(), Plan.Actions.SelectMany(action => action.SourceTasks).Order());
    }

    [Theory, MemberData(nameof(Rows))]
    public void Rows_that_say_the_same_are_one_action(string id)
    {
        var row = Row(id);
        Assert.All(row.SameAs, other => Assert.Same(ActionOf(id), ActionOf(other)));
        Assert.All(ActionOf(id).SourceTasks.Where(other => other != id), other =>
            Assert.True(row.SameAs.Contains(other) || Row(other).SameAs.Intersect(row.SameAs.Append(id)).Any(), $"{other} has nothing to do with {id}"));
    }

    [Theory, MemberData(nameof(Rows))]
    public void The_lead_of_a_row_leads_its_action_or_a_step_of_it(string id) =>
        Assert.Contains(Row(id).Lead, ActionOf(id).CoLeads.Prepend(ActionOf(id).Lead).Select(code => Plan.Unit(code).Name));

    [Theory, MemberData(nameof(Rows))]
    public void Everybody_who_cooperates_on_a_row_cooperates_on_its_action(string id) =>
        Assert.All(Row(id).Cooperating, name => Assert.Contains(ActionOf(id).Cooperating, code => IsCalled(Plan.Unit(code), name)));

    [Fact]
    public void Nobody_cooperates_whom_no_row_names() =>
        Assert.All(Plan.Actions, action =>
            Assert.All(action.Cooperating, code =>
                Assert.Contains(action.SourceTasks.SelectMany(id => Row(id).Cooperating), name => IsCalled(Plan.Unit(code), name))));

    [Theory, MemberData(nameof(Rows))]
    public void The_scope_of_a_row_is_in_the_scope_of_its_action(string id)
    {
        var row = Row(id);
        var scope = ActionOf(id).Scope.Select(Plan.Unit).ToList();
        var wanted = row.Communes.Length > 0 ? row.Communes : [row.Scope];
        Assert.All(wanted, name => Assert.Contains(scope, unit => IsCalled(unit, name) || IsCalled(unit, "Xã " + name)));
    }

    [Theory, MemberData(nameof(Rows))]
    public void Every_criterion_is_named_by_set_and_code(string id) =>
        Assert.All(Row(id).Criterion.Split(';', StringSplitOptions.RemoveEmptyEntries), code =>
            Assert.Contains(new CriterionKey("QD1980-2016-2020", code), ActionOf(id).Criteria));

    [Fact]
    public void Only_the_land_certificates_have_a_date_of_the_plans_own()
    {
        var certificates = ActionOf("T04");
        Assert.Equal((new DateOnly(2022, 12, 31), DueStanding.Plan), (certificates.Due!.Date, certificates.Due.Standing));
        Assert.Equal("VHTT", certificates.Lead);
        Assert.All(Plan.Actions.Where(action => action != certificates), action =>
        {
            Assert.Equal(DueStanding.Proposed, action.Due?.Standing ?? action.Recurrence!.Standing);
            Assert.InRange((action.Due?.Date ?? action.Recurrence!.Until).Year, 2022, 2025);
        });
    }

    [Theory, MemberData(nameof(Rows))]
    public void The_sentence_of_a_row_stands_in_the_plans_text(string id)
    {
        var text = Flat(GoldTable.Text("ke-hoach-van-quan.md"));
        Assert.Contains(Flat(Row(id).Quote), text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Where_leads_differ_each_leads_for_itself()
    {
        var rules = ActionOf("T66");
        Assert.Equal("VHTT", Plan.LeadFor(rules, "YEN-PHUC"));
        Assert.Equal(["XA-DC"], rules.CoLeads);
        Assert.Equal(["YEN-PHUC"], Plan.CooperatingFor(rules, "YEN-PHUC"));
    }

    [Fact]
    public void A_group_of_communes_leads_through_the_commune_at_hand() =>
        Assert.Equal("HUU-LE", Plan.LeadFor(ActionOf("T61"), "HUU-LE"));

    [Fact]
    public void Communes_that_merged_lead_to_their_heirs()
    {
        Assert.Equal(["DIEM-HE"], Plan.Unit("VAN-AN").End!.Successors);
        Assert.Equal(["LIEN-HOI"], Plan.Unit("VAN-MONG").End!.Successors);
        Assert.False(Plan.Unit("VAN-AN").ExistsOn(Plan.Date));
        Assert.Contains("Diềm He", Plan.Unit("DIEM-HE").OtherNames!);
    }

    [Fact]
    public void Seventeen_point_eight_means_another_thing_in_the_next_set() =>
        Assert.NotEqual(Criterion("QD1980-2016-2020", "17.8").Name, Criterion("QD318-2021-2025", "17.8").Name);

    private static Criterion Criterion(string set, string code) => Plan.CriteriaSets.Single(item => item.Code == set).Find(code)!;

    private static GoldRow Row(string id) => GoldTable.Core.Single(row => row.Id == id);

    private static PlanAction ActionOf(string id) => Plan.Actions.Single(action => action.SourceTasks.Contains(id));

    private static bool IsCalled(OrgUnit unit, string name) =>
        (unit.OtherNames ?? []).Append(unit.Name).Contains(name, StringComparer.OrdinalIgnoreCase);

    private static string Flat(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
