using System.Text.Json;
using System.Text.Json.Nodes;
using Elsa.Workflows;
using Elsa.Workflows.Management;
using Elsa.Workflows.Management.Models;
using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Engine.Definitions;
using VanQuan.Workflows.Application.Engine.Definitions.Drafts;
using VanQuan.Workflows.Application.Engine.Proof;
using VanQuan.Workflows.Application.Identity;
using VanQuan.Workflows.Application_Tests.Engine;
using VanQuan.Workflows.Domain.Engine.Definitions;
using VanQuan.Workflows.Domain.Engine.Definitions.Changes;
using VanQuan.Workflows.Domain.Identity;
using VanQuan.Workflows.Elsa;
using VanQuan.Workflows.Elsa.Definitions;
using Xunit;

namespace VanQuan.Workflows.Application_Tests.Elsa;

/// <summary>Definitions go to Elsa when they are published here, and come back as drafts when somebody saves them there.</summary>
public sealed class BothWaysTests(ElsaService elsa)
{
    private static readonly Actor Designer = new("designer", "designer");

    public static TheoryData<string> Names => ShippedDefinitionTests.Names;

    [Theory, MemberData(nameof(Names))]
    public async Task Saved_in_Elsa_without_a_change_it_comes_back_as_it_went(string name)
    {
        var json = await PublishAsync(name);
        await SaveThereAsync(json, drawing => drawing);

        Assert.True(Assert.Single(await TakeInAsync(IdOf(json))).Unchanged);
    }

    [Fact]
    public async Task What_was_drawn_in_Elsa_is_a_draft_here_with_that_change_and_no_other_and_is_proven()
    {
        var json = await PublishAsync("van-quan/cooperative-review.json");
        await SaveThereAsync(json, drawing =>
        {
            var activity = drawing["root"]!["activities"]!.AsArray().First(one => one!["type"]!.GetValue<string>() == "VanQuan.UserTask")!;
            activity["title"]!["expression"] = new JsonObject { ["type"] = "Literal", ["value"] = "Vẽ lại trong Elsa Studio" };
            activity["outcomes"] = new JsonObject { ["typeName"] = "Object", ["expression"] = new JsonObject { ["type"] = "Object", ["value"] = "[\"Nowhere\"]" } };
            return drawing;
        });

        Assert.False(Assert.Single(await TakeInAsync(IdOf(json))).Unchanged);

        var draft = await elsa.Service.ReadAsync(db => db.Set<DraftRow>().AsNoTracking().SingleAsync(row => row.DefinitionId == IdOf(json)));
        Assert.Equal(Designer.PersonId, draft.SavedBy);
        var changed = Assert.Single(DefinitionChanges.Between(WorkflowDefinition.Parse(json), WorkflowDefinition.Parse(draft.Json!)).Changed);
        Assert.All(changed.Fields, field => Assert.Matches("^(title|outcomes)\\b", field.Path));
        var findings = await elsa.Service.InAsync<ProveDefinition, IReadOnlyList<string>>(async prove => [.. (await elsa.Service.ReadAsync(db => prove.RunAsync(db, draft.Json!, default))).Select(finding => finding.Rule)]);
        Assert.NotEmpty(findings);
    }

    private async Task<string> PublishAsync(string name)
    {
        await elsa.Service.ReadAsync(async db =>
        {
            if (!await db.Set<Account>().AnyAsync(account => account.Id == Designer.PersonId))
                db.Add(new Account { Id = Designer.PersonId, UserName = Designer.PersonId, FullName = "Người vẽ", Email = "designer@vanquan.example", SystemRoles = SystemRoles.Designer });
            return await db.SaveChangesAsync();
        });
        var json = File.ReadAllText(Path.Combine(ShippedDefinitionTests.Folder, name));
        var version = await elsa.Service.InAsync<PublishDefinition, int>(publish => elsa.Service.RunAsync(scope => publish.RunAsync(scope, json, default, ElsaEngine.EngineName)));
        await elsa.Service.InAsync<ElsaDefinitions, int>(definitions => definitions.MirrorAllAsync(default));
        return await elsa.Service.ReadAsync(db => db.Set<DefinitionRow>().Where(row => row.DefinitionId == IdOf(json) && row.Version == version).Select(row => row.Json).SingleAsync());
    }

    /// <summary>As Elsa Studio does it: the definition as Elsa's interface gives it, changed, and saved without publishing.</summary>
    private Task<bool> SaveThereAsync(string json, Func<JsonObject, JsonObject> draw) => elsa.Service.InAsync<IApiSerializer, bool>(serializer => elsa.Service.InAsync<IWorkflowDefinitionImporter, bool>(async importer =>
    {
        var drawn = draw(JsonNode.Parse(serializer.Serialize(serializer.Deserialize<WorkflowDefinitionModel>(json)))!.AsObject());
        var saved = await importer.ImportAsync(new SaveWorkflowDefinitionRequest { Model = serializer.Deserialize<WorkflowDefinitionModel>(drawn.ToJsonString()), Publish = false });
        Assert.True(saved.Succeeded);
        return true;
    }));

    private Task<IReadOnlyList<ImportDefinition.Imported>> TakeInAsync(string id) => elsa.Service.InAsync<TakeInDrafts, IReadOnlyList<ImportDefinition.Imported>>(take => take.RunAsync(id, Designer, default));

    private static string IdOf(string json) => WorkflowDefinition.Parse(json).DefinitionId;
}
