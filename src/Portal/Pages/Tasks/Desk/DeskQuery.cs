using Microsoft.AspNetCore.Mvc.ModelBinding.Validation;
using VanQuan.Workflows.Application.Tasks.Reading;
using VanQuan.Workflows.Domain.Tasks;

namespace VanQuan.Workflows.Portal.Pages.Tasks.Desk;

/// <summary>What of My work is looked at, as its address says it; the names are the address's, so that a link can be read.</summary>
[ValidateNever]
public sealed record DeskQuery
{
    /// <summary>The tabs, in their order; "da-xong" is none of them.</summary>
    public static readonly IReadOnlyList<string> Tabs = ["qua-han", "hom-nay", "tuan-nay", "sau-do", "cho"];

    public const string Done = "da-xong";

    /// <summary>The tab; null for all of them.</summary>
    public string? Nhom { get; init; }

    /// <summary>Words to find.</summary>
    public string? Tim { get; init; }

    /// <summary>An action's number.</summary>
    public int? NhiemVu { get; init; }

    /// <summary>One of the bodies the person sits in.</summary>
    public string? CoQuan { get; init; }

    /// <summary>The unit the run is about.</summary>
    public string? DiaBan { get; init; }

    /// <summary>"viec" or "duyet".</summary>
    public string? Loai { get; init; }

    /// <summary>"toi", "chua" or "khac": whose hands it is in.</summary>
    public string? Ai { get; init; }

    /// <summary>"lich" or "dong-thoi-gian"; null for the list.</summary>
    public string? Xem { get; init; }

    /// <summary>How many lines of the tab are shown.</summary>
    public int? Hien { get; init; }

    /// <summary>The first due date shown (yyyy-MM-dd), or the month of the calendar.</summary>
    public DateOnly? Tu { get; init; }

    public bool IsFiltered => !string.IsNullOrWhiteSpace(Tim) || NhiemVu is not null || CoQuan is { Length: > 0 } || DiaBan is { Length: > 0 } || Loai is { Length: > 0 } || Ai is { Length: > 0 };

    public DeskFilter Filter => new(
        Tim, NhiemVu, Given(CoQuan), Given(DiaBan),
        Loai switch { "viec" => TaskKind.UserTask, "duyet" => TaskKind.Approval, _ => null },
        Ai switch { "toi" => DeskHolder.Me, "chua" => DeskHolder.Nobody, "khac" => DeskHolder.Colleague, _ => null });

    public DeskGroup? Group => Nhom is null || !Tabs.Contains(Nhom) ? null : (DeskGroup)Tabs.ToList().IndexOf(Nhom);

    public string Link => "/viec-cua-toi" + AsText;

    /// <summary>As the part of an address after the path, in one order, so that the same view is the same text.</summary>
    public string AsText => QueryString.Create(Pairs.Where(pair => !string.IsNullOrWhiteSpace(pair.Value)).Select(pair => KeyValuePair.Create(pair.Key, pair.Value))).ToString();

    /// <summary>What a saved view keeps: not how far somebody had read.</summary>
    public DeskQuery ToKeep() => this with { Hien = null, Tu = null };

    public IEnumerable<KeyValuePair<string, string?>> Pairs =>
    [
        new("xem", Xem), new("nhom", Nhom), new("tim", Tim), new("nhiemvu", NhiemVu?.ToString(System.Globalization.CultureInfo.InvariantCulture)),
        new("coquan", CoQuan), new("diaban", DiaBan), new("loai", Loai), new("ai", Ai),
        new("hien", Hien?.ToString(System.Globalization.CultureInfo.InvariantCulture)), new("tu", Tu?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)),
    ];

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
