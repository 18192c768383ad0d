namespace VanQuan.Workflows.Domain.Engine.Execution;

/// <summary>Whether an instance can still move, in Elsa's words.</summary>
public enum InstanceStatus { Running, Finished }

/// <summary>Why it stands where it stands, in Elsa's words. Suspended waits; the other three are final.</summary>
public enum InstanceSubStatus { Executing, Suspended, Finished, Faulted, Cancelled }
