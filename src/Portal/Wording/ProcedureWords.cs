using VanQuan.Workflows.Application.Engine.Definitions;
using VanQuan.Workflows.Application.Engine.Definitions.Reading;

namespace VanQuan.Workflows.Portal.Wording;

/// <summary>How a procedure or a request to publish it stands, as a badge.</summary>
public static class ProcedureWords
{
    public static Badge Standing(this Say say, DefinitionStanding standing, int? version) => standing switch
    {
        DefinitionStanding.InForce => new("plain", "i-ok", say["Đang áp dụng · bản {0}", version]),
        DefinitionStanding.Retired => new("done", "i-lock", say["Ngừng áp dụng · bản {0}", version]),
        _ => new("ext", "i-edit", say["Bản nháp, chưa công bố"]),
    };

    public static Badge Request(this Say say, PublishRequestState state) => state switch
    {
        PublishRequestState.Waiting => new("review", "i-review", say["Chờ xác nhận"]),
        PublishRequestState.Confirmed => new("ontime", "i-ok", say["Đã xác nhận"]),
        PublishRequestState.Declined => new("soon", "i-return", say["Không đồng ý"]),
        PublishRequestState.Withdrawn => new("done", "i-undo", say["Đã rút lại"]),
        _ => new("done", "i-redo", say["Đã thay bằng đề nghị mới"]),
    };
}
