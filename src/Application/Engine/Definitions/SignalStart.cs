namespace VanQuan.Workflows.Application.Engine.Definitions;

/// <summary>An event activity that starts an instance when its event is published.</summary>
public sealed record SignalStart(string DefinitionId, int Version, string ActivityId);
