using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using VanQuan.Workflows.Domain.Engine.Execution;

namespace VanQuan.Workflows.Application.Engine.Outside;

/// <summary>A command as it crosses to another store: with the definition and version it is about.</summary>
public sealed record StoredCommand(string InstanceId, string DefinitionId, int Version, EngineEvent Event);

/// <summary>An effect as it comes from another store, with where the instance stands after it.</summary>
public sealed record StoredEffect(long Position, Effect Effect, InstanceStatus Status, InstanceSubStatus SubStatus);

/// <summary>Commands and effects as JSON, the kind of effect by its type's name.</summary>
public static class EngineJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { NameEffects } },
    };

    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Options);

    public static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, Options)!;

    private static void NameEffects(JsonTypeInfo type)
    {
        if (type.Type != typeof(Effect))
            return;
        type.PolymorphismOptions = new JsonPolymorphismOptions { TypeDiscriminatorPropertyName = "$effect" };
        foreach (var kind in typeof(Effect).Assembly.GetTypes().Where(candidate => candidate is { IsAbstract: false } && candidate.IsSubclassOf(typeof(Effect))))
            type.PolymorphismOptions.DerivedTypes.Add(new JsonDerivedType(kind, kind.Name));
    }
}
