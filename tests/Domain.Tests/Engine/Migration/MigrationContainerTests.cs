using System.Text.Json.Nodes;
using VanQuan.Workflows.Domain.Engine.Definitions;
using VanQuan.Workflows.Domain.Engine.Execution;
using VanQuan.Workflows.Domain.Engine.Migration;
using Xunit;

namespace VanQuan.Workflows.Domain_Tests.Engine.Migration;

/// <summary>Instances that stand inside something: a sequence, the bodies of ForEachUnit, side paths, a fault.</summary>
public sealed class MigrationContainerTests
{
    private static JsonObject Raw(string text) => JsonNode.Parse(text)!.AsObject();

    private static string Task(string id, string title = "x") => $$"""{"id":"{{id}}","type":"VanQuan.UserTask","title":"{{title}}","assignee":"unit:VP"}""";

    private static WorkflowDefinition Build(Func<JsonObject, JsonObject> change, int version = 1) => WorkflowDefinition.Parse(change(Raw($$"""
        {"definitionId":"drawn","version":{{version}},"root":{"id":"Flow","type":"Elsa.Flowchart","activities":[
          {"id":"Seq","type":"Elsa.Sequence","activities":[{{Task("S1")}},{{Task("S2")}},{{Task("S3")}}]},
          {"id":"Units","type":"VanQuan.ForEachUnit","units":{"typeName":"Object","expression":{"type":"Object","value":"[\"A\",\"B\"]"} },"body":{{Task("Body")}} },
          {{Task("End")}}],
         "connections":[{"source":"Seq","target":"Units"},{"source":"Units","target":"End"}]} }
        """)).ToJsonString());

    private static JsonArray Steps(JsonObject definition) => definition["root"]!["activities"]![0]!["activities"]!.AsArray();

    private static MigrationAnswer Try(Lived lived, Func<JsonObject, JsonObject> change, params StandingMove[] moves) => lived.Try(Build(change, 2), moves);

    [Fact]
    public void A_sequence_goes_on_behind_where_it_stands_and_passes_over_what_was_put_before()
    {
        var lived = new Lived(Build(same => same)).Do("S1");
        static JsonObject Longer(JsonObject definition)
        {
            Steps(definition).Insert(0, Raw(Task("New0")));
            Steps(definition).Insert(3, Raw(Task("New1")));
            return definition;
        }
        Assert.Equal(["New0"], Try(lived, Longer).PassedOver);
        Assert.Equal(["S1", "S2", "New1", "S3", "Body", "Body"], lived.GoOver(Build(Longer, 2)).Do("S2").Do("New1").Do("S3").Opened);
    }

    [Fact]
    public void A_sequence_that_lost_its_step_goes_on_at_the_next()
    {
        var lived = new Lived(Build(same => same)).Do("S1");
        static JsonObject Shorter(JsonObject definition)
        {
            Steps(definition).RemoveAt(1);
            return definition;
        }
        Assert.Equal("S2", Assert.Single(Try(lived, Shorter).Refusals).ActivityId);
        Assert.Equal(["S3"], lived.GoOver(Build(Shorter, 2), new StandingMove("S2", MoveKind.Drops)).Open);
        Assert.Equal(["Body", "Body"], lived.Do("S3").Open);
    }

    [Fact]
    public void A_step_of_a_sequence_that_was_done_and_is_put_behind_is_refused()
    {
        var lived = new Lived(Build(same => same)).Do("S1");
        var answer = Try(lived, definition =>
        {
            var first = Steps(definition)[0]!;
            Steps(definition).RemoveAt(0);
            Steps(definition).Add(first);
            return definition;
        });
        Assert.Contains("“Assign work” is done", Assert.Single(answer.Refusals).En, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_body_of_a_loop_over_units_stays_for_its_unit()
    {
        var lived = new Lived(Build(same => same)).Do("S1").Do("S2").Do("S3").Do("Body");
        var bookmark = Assert.Single(lived.State.Bookmarks);
        lived.GoOver(Build(definition =>
        {
            definition["root"]!["activities"]![1]!["body"]!["title"] = "Anew";
            return definition;
        }, 2));
        Assert.Equal(bookmark, Assert.Single(lived.State.Bookmarks));
        Assert.Equal("Anew", Assert.IsType<ChangeTask>(lived.Effects[^1]).Spec.Title);
        Assert.Equal(["End"], lived.Do("Body").Open);
    }

    [Fact]
    public void A_body_that_begins_anew_is_still_for_its_unit()
    {
        var lived = new Lived(Build(same => same)).Do("S1").Do("S2").Do("S3");
        static JsonObject Other(JsonObject definition)
        {
            definition["root"]!["activities"]![1]!["body"] = Raw("""{"id":"Other","type":"VanQuan.UserTask","title":{"typeName":"String","expression":{"type":"Variable","value":{"name":"CurrentUnit"}}},"assignee":"unit:VP"}""");
            return definition;
        }
        lived.GoOver(Build(Other, 2), new StandingMove("Body", MoveKind.Restarts, "Other"));
        Assert.Equal(["A", "B"], lived.Effects.OfType<OpenTask>().Where(task => task.ActivityId == "Other").Select(task => task.Spec.Title));
        Assert.Equal(["End"], lived.Do("Other").Do("Other").Open);
    }

    [Fact]
    public void A_container_that_is_gone_takes_along_what_stands_in_it()
    {
        var lived = new Lived(Build(same => same)).Do("S1");
        static JsonObject Without(JsonObject definition)
        {
            definition["root"]!["activities"]!.AsArray().RemoveAt(0);
            definition["root"]!["connections"]!.AsArray().RemoveAt(0);
            return definition;
        }
        Assert.Equal("Seq", Assert.Single(Try(lived, Without).Refusals).ActivityId);
        Assert.Equal(["Body", "Body"], lived.GoOver(Build(Without, 2), new StandingMove("Seq", MoveKind.Restarts, "Units")).Open);
    }

    [Fact]
    public void A_task_whose_due_date_passed_keeps_its_side_path()
    {
        static Drawing Draw() => new Drawing().Task("A").Task("Boss").Task("B").Flow("A.Done>B", "A.Overdue>Boss");
        var lived = new Lived(Draw().Build());
        lived.Raise(new PassDueDate("late", lived.State.Bookmarks[0].Id));
        lived.GoOver(Draw().Task("X").Cut("A.Done>B").Flow("A.Done>X", "X.Done>B"));
        Assert.Equal(["A", "Boss"], lived.Open);
        Assert.Equal(["A", "Boss", "X", "B"], lived.Do("A").Do("X").Do("Boss").Do("B").Opened);
        Assert.True(lived.IsFinished);
    }

    [Fact]
    public void What_faulted_runs_again_on_the_mended_version_and_what_came_meanwhile_is_taken_up()
    {
        static Drawing Draw(string title) => new Drawing().Task("A").Task("B").Set("B", "title", title).Task("C").Flow("A.Done>B", "A.Done>C");
        var lived = new Lived(Draw("").Build()).Do("A");
        Assert.Equal(InstanceSubStatus.Faulted, lived.State.SubStatus);
        lived.Raise(new ResumeBookmark("held", lived.State.Bookmarks.Single(bookmark => bookmark.ActivityId == "C").Id, "Done", null));
        lived.GoOver(Draw("Now it has a title"));
        var incident = Assert.Single(lived.State.Incidents);
        lived.Raise(new RetryIncident("retry", incident.Id));
        Assert.Equal(["B"], lived.Open);
        Assert.Equal("Now it has a title", lived.Effects.OfType<OpenTask>().Last().Spec.Title);
        Assert.True(lived.Do("B").IsFinished);
    }
}
