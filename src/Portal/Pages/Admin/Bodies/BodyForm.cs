using System.Text.RegularExpressions;
using VanQuan.Workflows.Application.Identity;
using VanQuan.Workflows.Application.Identity.Units;
using VanQuan.Workflows.Domain.Plans;
using VanQuan.Workflows.Domain.Tasks;
using VanQuan.Workflows.Portal.Wording;

namespace VanQuan.Workflows.Portal.Pages.Admin.Bodies;

/// <summary>What the forms about bodies bring back.</summary>
public sealed partial class BodyForm
{
    public string? Code { get; set; }

    public string? Name { get; set; }

    public OrgUnitKind Kind { get; set; } = OrgUnitKind.Department;

    public string? Parent { get; set; }

    public string? Address { get; set; }

    public DateOnly? On { get; set; }

    /// <summary>The main heir: a body's code; <c>new</c> for the first of the new ones, empty for the superior.</summary>
    public string? Heir { get; set; }

    /// <summary>Other successors, of a body that is split.</summary>
    public List<string> Others { get; set; } = [];

    /// <summary>Bodies that end along with it.</summary>
    public List<string> Together { get; set; } = [];

    public List<string?> NewNames { get; set; } = [];

    public string? Basis { get; set; }

    public void Show(UnitRow unit)
    {
        (Code, Name, Parent, Address) = (unit.Code, unit.Name, unit.ParentCode, unit.Address);
        Kind = Enum.TryParse<OrgUnitKind>(unit.Kind, out var kind) ? kind : OrgUnitKind.Department;
    }

    /// <summary>The new bodies come first among the successors when the heir is one of them, else last.</summary>
    public EndUnit.Command Ending(string code)
    {
        List<EndUnit.NewUnit> made = [.. NewNames.Where(name => !string.IsNullOrWhiteSpace(name)).Select(name => new EndUnit.NewUnit(CodeOf(null, name), name!.Trim()))];
        IEnumerable<string> heir = string.IsNullOrEmpty(Heir) || Heir == "new" ? [] : [Heir];
        IEnumerable<string> successors = Heir == "new" ? made.Select(one => one.Code).Concat(Others) : heir.Concat(Others).Concat(made.Select(one => one.Code));
        return new EndUnit.Command(code, On ?? default, [.. successors.Distinct()], (Basis ?? "").Trim(), Together, made);
    }

    /// <summary>As typed, or made of the name: "UBND xã Điềm He" becomes UBND-XA-DIEM-HE.</summary>
    public static string CodeOf(string? code, string? name) =>
        string.IsNullOrWhiteSpace(code) ? NoLetter().Replace(SearchFolding.Fold(name ?? "").ToUpperInvariant(), "-").Trim('-') : code.Trim().ToUpperInvariant();

    public static string Word(Say say, OrgUnitKind kind) => kind switch
    {
        OrgUnitKind.District => say["UBND cấp trên"],
        OrgUnitKind.Office => say["Văn phòng"],
        OrgUnitKind.Department => say["Phòng, ban"],
        OrgUnitKind.Committee => say["Ban chỉ đạo"],
        OrgUnitKind.Commune => say["Xã, thị trấn"],
        OrgUnitKind.Association => say["Hội, đoàn thể"],
        _ => say["Nhóm cơ quan"],
    };

    [GeneratedRegex("[^A-Z0-9]+")]
    private static partial Regex NoLetter();
}
