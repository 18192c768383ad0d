namespace VanQuan.Workflows.Domain.Audit;

/// <summary>
/// Names of chains: one per instance, plan, definition and account, because a single chain would make every change wait
/// for every other. What belongs to none of them (the clock, keys, settings) has the chain of the service itself.
/// </summary>
public static class AuditChain
{
    public const string Service = "service";

    /// <summary>The holiday calendar.</summary>
    public const string Calendar = "calendar";

    public static string Instance(string id) => "instance:" + id;

    public static string Plan(string code) => "plan:" + code;

    public static string Definition(string id) => "definition:" + id;

    public static string Account(string id) => "account:" + id;
}

/// <summary>Where a chain stands: the sequence and hash of its last line. Before the first line: 0 and no bytes.</summary>
public sealed record ChainHead(string Chain, long Sequence, byte[] Hash)
{
    public static ChainHead Start(string chain) => new(chain, 0, []);
}
