using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using VanQuan.Workflows.Application.Persistence;

namespace VanQuan.Workflows.Application.Engine.Migration;

/// <summary>
/// One row as it was before a change, by column: what an undo puts back. It goes past the entity's own moves on purpose, because it is no
/// move but the same row as before. <see cref="Values"/> is null for a row that was not there.
/// </summary>
public sealed record RowImage(string Table, IReadOnlyDictionary<string, JsonElement> Key, IReadOnlyDictionary<string, JsonElement>? Values)
{
    /// <summary>Of everything this context has changed and not saved.</summary>
    public static IReadOnlyList<RowImage> OfChanges(WorkflowsDb db)
    {
        db.ChangeTracker.DetectChanges();
        return [.. db.ChangeTracker.Entries().Where(entry => entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted).Select(Of)];
    }

    public bool Is<T>() => Table == typeof(T).Name;

    /// <summary>The row as it is now, tracked; null where there is none.</summary>
    public async Task<object?> FindAsync(WorkflowsDb db, CancellationToken ct)
    {
        var entity = TypeOf(db);
        var key = entity.FindPrimaryKey()!.Properties.Select(property => Read(property, Key[property.Name])).ToArray();
        return await db.FindAsync(entity.ClrType, key, ct);
    }

    /// <summary>Puts every column back, or the whole row where it is gone.</summary>
    public async Task<EntityEntry> PutBackAsync(WorkflowsDb db, CancellationToken ct)
    {
        var there = await FindAsync(db, ct);
        var entry = db.Entry(there ?? RuntimeHelpers.GetUninitializedObject(TypeOf(db).ClrType));
        foreach (var property in entry.Metadata.GetProperties())
            // A column that came with a later release was not there to be remembered, and stays as it is.
            if ((there is null || !property.IsPrimaryKey()) && Values!.TryGetValue(property.Name, out var value))
                entry.Property(property).CurrentValue = Read(property, value);
        if (there is null)
            entry.State = EntityState.Added;
        return entry;
    }

    private static RowImage Of(EntityEntry entry)
    {
        var properties = entry.Metadata.GetProperties().ToList();
        return new(entry.Metadata.ClrType.Name,
            properties.Where(property => property.IsPrimaryKey()).ToDictionary(property => property.Name, property => Write(property, entry.Property(property).CurrentValue)),
            entry.State == EntityState.Added ? null : properties.ToDictionary(property => property.Name, property => Write(property, entry.Property(property).OriginalValue)));
    }

    private Microsoft.EntityFrameworkCore.Metadata.IEntityType TypeOf(WorkflowsDb db) => db.Model.GetEntityTypes().First(type => type.ClrType.Name == Table);

    // As the database holds it: what a converter makes of a value is a number or a text.
    private static JsonElement Write(Microsoft.EntityFrameworkCore.Metadata.IProperty property, object? value) =>
        JsonSerializer.SerializeToElement(value is null ? null : property.GetTypeMapping().Converter is { } converter ? converter.ConvertToProvider(value) : value);

    private static object? Read(Microsoft.EntityFrameworkCore.Metadata.IProperty property, JsonElement json)
    {
        if (json.ValueKind == JsonValueKind.Null)
            return null;
        return property.GetTypeMapping().Converter is { } converter
            ? converter.ConvertFromProvider(json.Deserialize(converter.ProviderClrType))
            : json.Deserialize(property.ClrType);
    }
}
