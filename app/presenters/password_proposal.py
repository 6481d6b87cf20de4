"""Proposes passwords that people can keep in mind: four everyday pictures, typed as pinyin."""

from app.models.identity import Randomness

WORDS_IN_A_PASSWORD = 4
# 48 x 96 pictures make 3,713 words when typed: four of them are 47 bits.
_LOOKS = (
    "红 hong,黄 huang,蓝 lan,绿 lv,白 bai,青 qing,紫 zi,灰 hui,粉 fen,金 jin,银 yin,铜 tong,"
    "铁 tie,木 mu,石 shi,竹 zhu,布 bu,纸 zhi,泥 ni,瓦 wa,草 cao,玉 yu,麦 mai,棉 mian,"
    "大 da,小 xiao,高 gao,矮 ai,长 chang,短 duan,圆 yuan,方 fang,宽 kuan,厚 hou,新 xin,旧 jiu,"
    "快 kuai,慢 man,冷 leng,热 re,春 chun,夏 xia,秋 qiu,冬 dong,东 dong,西 xi,南 nan,北 bei"
)
_THINGS = (
    "马 ma,牛 niu,羊 yang,鹿 lu,兔 tu,鱼 yu,虾 xia,蟹 xie,燕 yan,鹅 e,鹰 ying,鹤 he,"
    "蜂 feng,蝶 die,蚕 can,龙 long,虎 hu,象 xiang,猴 hou,狐 hu,熊 xiong,雁 yan,雀 que,蛙 wa,"
    "山 shan,河 he,湖 hu,海 hai,江 jiang,岛 dao,湾 wan,沙 sha,云 yun,雨 yu,雪 xue,风 feng,"
    "星 xing,月 yue,霞 xia,雾 wu,树 shu,花 hua,叶 ye,果 guo,桃 tao,梨 li,杏 xing,枣 zao,"
    "瓜 gua,豆 dou,米 mi,面 mian,饼 bing,糖 tang,茶 cha,酒 jiu,盐 yan,油 you,菜 cai,葱 cong,"
    "门 men,窗 chuang,墙 qiang,房 fang,塔 ta,桥 qiao,路 lu,井 jing,村 cun,城 cheng,院 yuan,亭 ting,"
    "桌 zhuo,椅 yi,床 chuang,灯 deng,碗 wan,盘 pan,壶 hu,杯 bei,锅 guo,勺 shao,伞 san,扇 shan,"
    "车 che,船 chuan,鼓 gu,笛 di,琴 qin,旗 qi,书 shu,笔 bi,帽 mao,鞋 xie,袋 dai,绳 sheng"
)


def propose_password(randomness: Randomness) -> tuple[str, str]:
    """(what to type, what it pictures): `hongma baiyun dashu xiaohe` and 红马 白云 大树 小河.

    All four differ when typed.
    """
    pictures: dict[str, str] = {}
    while len(pictures) < WORDS_IN_A_PASSWORD:
        look, thing = _chosen(_LOOKS, randomness), _chosen(_THINGS, randomness)
        pictures[look[1] + thing[1]] = look[0] + thing[0]
    return " ".join(pictures), " ".join(pictures.values())


def _chosen(words: str, randomness: Randomness) -> tuple[str, str]:
    pairs = words.split(",")
    picked = pairs[_below(len(pairs), randomness)].split(" ")
    return picked[0], picked[1]


def _below(count: int, randomness: Randomness) -> int:
    """Every number below `count` with the same chance."""
    fair = 256 - 256 % count
    while (number := randomness(1)[0]) >= fair:
        pass
    return number % count
