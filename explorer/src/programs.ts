// The two WebGL programs that sigma draws with: a mark for each group, a lane with dash and arrow head for each edge.
import { EdgeProgram, NodeProgram } from "sigma/rendering";
import type { EdgeDisplayData, NodeDisplayData, RenderParams } from "sigma/types";
import { floatColor } from "sigma/utils";
import { HOLLOW } from "./pen";

/** What both programs need to know of the view, set before each frame. */
export const frame = { width: 1, height: 1, factor: 1, lane: 1, ratio: 1, ground: [1, 1, 1] };

const { FLOAT, UNSIGNED_BYTE, TRIANGLES } = WebGLRenderingContext;
const COLOR = { name: "a_color", size: 4, type: UNSIGNED_BYTE, normalized: true };
const AWAY = `
#ifdef PICKING_MODE
  gl_Position = vec4(2.0, 2.0, 2.0, 1.0);
#endif
`;

const MARK_VERTEX = `
attribute vec2 a_position; attribute float a_size; attribute float a_shape; attribute vec4 a_color; attribute vec2 a_corner;
uniform mat3 u_matrix; uniform vec2 u_view; uniform float u_factor;
varying vec2 v_at; varying float v_r; varying float v_shape; varying vec4 v_color;
void main() {
  v_r = max(a_size * u_factor, 1.3); v_shape = a_shape; v_color = a_color;
  v_at = a_corner * (v_r * 1.4 + 2.0);
  vec2 place = (u_matrix * vec3(a_position, 1.0)).xy;
  gl_Position = vec4(place + vec2(v_at.x, -v_at.y) * 2.0 / u_view, 0.0, 1.0);${AWAY}
}`;

const MARK_FRAGMENT = `
precision highp float;
varying vec2 v_at; varying float v_r; varying float v_shape; varying vec4 v_color;
uniform float u_ratio; uniform vec3 u_ground;
float box(vec2 p, float h) { vec2 d = abs(p) - h; return max(d.x, d.y); }
float triangle(vec2 p, float r) { return max(abs(p.x) * 0.866 + p.y * 0.5, -p.y) - r * 0.675; }
float shape(vec2 p, float r) {
  if (v_shape < 1.5) return length(p) - r;
  if (v_shape < 2.5) return (abs(p.x) + abs(p.y) - r * 1.25) * 0.707;
  if (v_shape < 3.5) return box(p, r * 0.89);
  if (v_shape < 4.5) return max(abs(p.y) - r * 0.953, abs(p.x) * 0.866 + abs(p.y) * 0.5 - r * 0.953);
  if (v_shape < 5.5) return triangle(p, r);
  if (v_shape < 6.5) return triangle(vec2(p.x, -p.y), r);
  return box(p, r * 0.89);
}
void main() {
  float soft = 0.5 / u_ratio;
  float d = shape(v_at, v_r);
  float rim = min(v_r * 0.15, 0.8);
  float cover = 1.0 - smoothstep(rim - soft, rim + soft, d);
  float inner = 1.0 - smoothstep(-soft, soft, d);
  bool hollow = (v_shape > 0.5 && v_shape < 1.5) || v_shape > 6.5;
  if (hollow && v_r >= 3.0) inner *= smoothstep(-soft, soft, shape(v_at, v_r * ${HOLLOW}));
  gl_FragColor = vec4(mix(u_ground, v_color.rgb, inner), 1.0) * cover;
}`;

const CORNERS = [
  [-1, -1],
  [1, -1],
  [-1, 1],
  [-1, 1],
  [1, -1],
  [1, 1],
];

export class MarkProgram extends NodeProgram {
  getDefinition() {
    return {
      VERTICES: 6,
      VERTEX_SHADER_SOURCE: MARK_VERTEX,
      FRAGMENT_SHADER_SOURCE: MARK_FRAGMENT,
      METHOD: TRIANGLES,
      UNIFORMS: ["u_matrix", "u_view", "u_factor", "u_ratio", "u_ground"],
      ATTRIBUTES: [
        { name: "a_position", size: 2, type: FLOAT },
        { name: "a_size", size: 1, type: FLOAT },
        { name: "a_shape", size: 1, type: FLOAT },
        COLOR,
      ],
      CONSTANT_ATTRIBUTES: [{ name: "a_corner", size: 2, type: FLOAT }],
      CONSTANT_DATA: CORNERS,
    };
  }

  processVisibleItem(_index: number, at: number, data: NodeDisplayData & { shape?: number }): void {
    this.array.set([data.x, data.y, data.size, data.shape ?? 0, floatColor(data.color)], at);
  }

  setUniforms(params: RenderParams, { gl, uniformLocations }: ProgramInfo): void {
    common(params, gl, uniformLocations);
    gl.uniform3f(uniformLocations.u_ground ?? null, frame.ground[0], frame.ground[1], frame.ground[2]);
  }
}

const LANE_VERTEX = `
attribute vec2 a_start; attribute vec2 a_end; attribute vec2 a_radii; attribute vec3 a_style; attribute vec4 a_color; attribute vec2 a_corner;
uniform mat3 u_matrix; uniform vec2 u_view; uniform float u_factor; uniform float u_lane;
varying float v_along; varying float v_side; varying float v_length; varying float v_width; varying float v_mood; varying vec4 v_color;
void main() {
  vec2 one = (u_matrix * vec3(a_start, 1.0)).xy * u_view * 0.5;
  vec2 two = (u_matrix * vec3(a_end, 1.0)).xy * u_view * 0.5;
  float length0 = max(distance(one, two), 0.001);
  vec2 way = (two - one) / length0;
  vec2 side = vec2(way.y, -way.x);
  float r1 = max(a_radii.x * u_factor, 1.3), r2 = max(a_radii.y * u_factor, 1.3);
  float lanes = floor(a_style.y / 64.0), lane = a_style.y - lanes * 64.0 - 32.0;
  float off = lane * min(u_lane, max(min(r1, r2) * 1.6 / max(lanes - 1.0, 1.0), 2.2));
  float from = sqrt(max(r1 * r1 - off * off, 0.0));
  float to = length0 - sqrt(max(r2 * r2 - off * off, 0.0)) - 1.5;
  v_length = to - from; v_mood = a_style.z; v_color = a_color;
  v_width = clamp(a_style.x * min(u_factor * 1.6, 1.25), 0.7, 4.0);
  float half_ = max(v_width * 0.5, 5.0) + 1.0;
  v_along = a_corner.x * v_length; v_side = a_corner.y * half_;
  vec2 place = one + way * (from + v_along) + side * (off + v_side);
  gl_Position = v_length > 1.0 ? vec4(place * 2.0 / u_view, 0.0, 1.0) : vec4(2.0, 2.0, 2.0, 1.0);${AWAY}
}`;

const LANE_FRAGMENT = `
precision highp float;
varying float v_along; varying float v_side; varying float v_length; varying float v_width; varying float v_mood; varying vec4 v_color;
uniform float u_ratio;
void main() {
  float soft = 0.5 / u_ratio;
  float head = v_length > 12.0 ? min(4.0 + v_width * 1.6, v_length * 0.4) : 0.0;
  float left = v_length - v_along;
  float d = abs(v_side) - v_width * 0.5;
  float period = v_mood < 0.5 || v_mood > 3.5 ? 0.0 : v_mood < 1.5 ? 11.0 : v_mood < 2.5 ? 6.0 : 8.0;
  float on = v_mood < 1.5 ? 7.0 : v_mood < 2.5 ? 2.0 : 4.0;
  if (left < head) d = abs(v_side) - left * 0.42;
  else if (period > 0.0 && mod(v_along, period) > on) d = 9.0;
  if (v_mood > 2.5 && v_length > 24.0 && abs(v_along - v_length * 0.5) < 1.0) d = min(d, abs(v_side) - 5.0);
  gl_FragColor = vec4(v_color.rgb, 1.0) * (1.0 - smoothstep(-soft, soft, d));
}`;

interface ProgramInfo {
  gl: WebGLRenderingContext | WebGL2RenderingContext;
  uniformLocations: Record<string, WebGLUniformLocation>;
}

function common(params: RenderParams, gl: ProgramInfo["gl"], at: ProgramInfo["uniformLocations"]): void {
  gl.uniformMatrix3fv(at.u_matrix ?? null, false, params.matrix);
  gl.uniform2f(at.u_view ?? null, frame.width, frame.height);
  gl.uniform1f(at.u_factor ?? null, frame.factor);
  gl.uniform1f(at.u_ratio ?? null, frame.ratio);
}

export class LaneProgram extends EdgeProgram {
  getDefinition() {
    return {
      VERTICES: 6,
      VERTEX_SHADER_SOURCE: LANE_VERTEX,
      FRAGMENT_SHADER_SOURCE: LANE_FRAGMENT,
      METHOD: TRIANGLES,
      UNIFORMS: ["u_matrix", "u_view", "u_factor", "u_ratio", "u_lane"],
      ATTRIBUTES: [
        { name: "a_start", size: 2, type: FLOAT },
        { name: "a_end", size: 2, type: FLOAT },
        { name: "a_radii", size: 2, type: FLOAT },
        { name: "a_style", size: 3, type: FLOAT },
        COLOR,
      ],
      CONSTANT_ATTRIBUTES: [{ name: "a_corner", size: 2, type: FLOAT }],
      CONSTANT_DATA: CORNERS.map(([along, side]) => [(along + 1) / 2, side]),
    };
  }

  processVisibleItem(
    _index: number,
    at: number,
    source: NodeDisplayData,
    target: NodeDisplayData,
    data: EdgeDisplayData & { lane?: number; lanes?: number; mood?: number },
  ): void {
    const { array } = this;
    array[at] = source.x;
    array[at + 1] = source.y;
    array[at + 2] = target.x;
    array[at + 3] = target.y;
    array[at + 4] = source.size;
    array[at + 5] = target.size;
    array[at + 6] = data.size;
    array[at + 7] = Math.min(data.lanes ?? 1, 60) * 64 + 32 + Math.min(Math.max(data.lane ?? 0, -31), 31);
    array[at + 8] = data.mood ?? 0;
    array[at + 9] = floatColor(data.color);
  }

  setUniforms(params: RenderParams, { gl, uniformLocations }: ProgramInfo): void {
    common(params, gl, uniformLocations);
    gl.uniform1f(uniformLocations.u_lane ?? null, frame.lane);
  }
}
