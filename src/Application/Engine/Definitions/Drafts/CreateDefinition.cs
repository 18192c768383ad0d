using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Domain.Engine.Definitions;
using VanQuan.Workflows.Domain.Identity;

namespace VanQuan.Workflows.Application.Engine.Definitions.Drafts;

/// <summary>A new procedure: a draft with its start and nothing else, or a copy of another one.</summary>
public sealed class CreateDefinition(Transition transition, DefinitionAuthority authority, EngineLimits limits)
{
    private const int LongestName = 200;

    /// <param name="Json">The definition to copy; null for an empty one.</param>
    public sealed record Command(string Name, string? Json, string OperationId);

    /// <exception cref="DefinitionProblemException">The person may not, or gave no name.</exception>
    /// <exception cref="DefinitionRefusedException">What is to be copied cannot be read.</exception>
    /// <returns>The new definition's id.</returns>
    public Task<string> RunAsync(Command command, Actor actor, CancellationToken ct)
    {
        var name = command.Name.Trim();
        if (name.Length is 0 or > LongestName)
            throw new DefinitionProblemException(DefinitionRefusal.Invalid, DefinitionWords.NoName);
        return transition.RunAsync(actor, $"CreateDefinition/{actor.PersonId}/{command.OperationId}", async scope =>
        {
            await authority.DesignerAsync(scope, ct);
            var id = await DefinitionIds.FreeAsync(scope.Db, name, ct);
            var json = DefinitionJson.With(command.Json ?? Empty(), id, 1, name);
            Open(scope, id, WorkflowDefinition.Parse(json, limits), copied: command.Json is not null);
            return id;
        }, ct);
    }

    internal static void Open(TransitionScope scope, string id, WorkflowDefinition definition, bool copied) =>
        DraftDesk.Write(scope, DraftDesk.Add(scope, id), null, definition.Write(indented: false), definition, "DefinitionCreated", new { copied });

    private static string Empty() => new JsonObject
    {
        ["variables"] = new JsonArray(), ["inputs"] = new JsonArray(), ["outputs"] = new JsonArray(), ["outcomes"] = new JsonArray(),
        ["customProperties"] = new JsonObject(), ["options"] = new JsonObject(),
        ["root"] = new JsonObject
        {
            ["id"] = "Procedure", ["name"] = "Procedure", ["type"] = "Elsa.Flowchart", ["version"] = 1, ["customProperties"] = new JsonObject(), ["metadata"] = new JsonObject(),
            ["activities"] = new JsonArray(new JsonObject
            {
                ["id"] = "Start", ["name"] = "Start", ["type"] = "Elsa.Start", ["version"] = 1, ["customProperties"] = new JsonObject(),
                ["metadata"] = new JsonObject
                {
                    ["displayText"] = "Bắt đầu", ["description"] = "Start",
                    ["designer"] = new JsonObject { ["position"] = new JsonObject { ["x"] = 60, ["y"] = 80 }, ["size"] = new JsonObject { ["width"] = 110, ["height"] = 40 } },
                },
            }),
            ["variables"] = new JsonArray(), ["connections"] = new JsonArray(),
        },
    }.ToJsonString();
}
